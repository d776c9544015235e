package org.ferrule.catalogue;

import java.util.stream.Collectors;

/** The source of {@link Req}, as the catalogue wants it. */
final class ReqSource {
    private ReqSource() {}

    static String of(Catalogue catalogue) {
        return """
                package org.ferrule.catalogue;

                /** The ids of all requirements. Generated from the catalogue. */
                public final class Req {
                %s
                    private Req() {}
                }
                """.formatted(
                catalogue.requirements().stream().map(ReqSource::constant).collect(Collectors.joining()));
    }

    private static String constant(Requirement requirement) {
        return "    /** %s. */\n    public static final String %s = \"%s\";\n"
                .formatted(requirement.title(), requirement.id().replace('-', '_'), requirement.id());
    }
}
