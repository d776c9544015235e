package org.ferrule.simulators.site;

import java.util.List;
import org.ferrule.simulators.processor.device.Program;
import org.ferrule.simulators.processor.device.Program.RunParameter;
import org.ferrule.simulators.processor.device.Program.Step;

/** The programs that the site's cell processor holds: from a culture to a product in three runs. */
public final class SitePrograms {

    static final String HARVEST = "HARVEST-3";
    static final String WASH = "WASH-2";
    static final String FORMULATE = "FORMULATE-1";
    static final String OUTPUT_VOLUME = "OutputVolume";

    private SitePrograms() {}

    /** All of them. */
    public static List<Program> all() {
        return List.of(
                new Program(
                        HARVEST,
                        "1.2",
                        List.of(new RunParameter(OUTPUT_VOLUME, 20, 500)),
                        List.of(
                                new Step("Prime", 120, 0, 0),
                                new Step("Load", 2400, 60, 1500),
                                new Step("Recover", 120, 0, 600))),
                new Program(
                        WASH,
                        "2.0",
                        List.of(new RunParameter("WashVolume", 50, 1000), new RunParameter(OUTPUT_VOLUME, 20, 200)),
                        List.of(
                                new Step("Prime", 60, 0, 0),
                                new Step("Load", 600, 60, 1600),
                                new Step("Wash", 480, 0, 1800),
                                new Step("Recover", 60, 0, 600))),
                new Program(
                        FORMULATE,
                        "1.0",
                        List.of(new RunParameter(OUTPUT_VOLUME, 10, 150)),
                        List.of(
                                new Step("Prime", 60, 0, 0),
                                new Step("Load", 300, 60, 1600),
                                new Step("Exchange", 300, 0, 1800),
                                new Step("Recover", 60, 0, 600))));
    }
}
