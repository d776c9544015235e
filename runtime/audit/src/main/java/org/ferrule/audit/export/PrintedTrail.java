package org.ferrule.audit.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.verify.Manifest;
import org.jspecify.annotations.Nullable;

/** One page of HTML that needs nothing else and prints on A4, with what identifies the export at the head of each sheet. */
final class PrintedTrail implements RecordPrinter {
    private static final int LONGEST = 500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final Writer out;
    private final Manifest manifest;
    private final FirstValues firstValues = new FirstValues();
    private @Nullable AuditRecord signed;
    private long refused;
    private long signatures;

    PrintedTrail(Writer out, Manifest manifest) throws IOException {
        this.out = out;
        this.manifest = manifest;
        out.write(head());
    }

    private String head() throws IOException {
        return resource("head.html")
                .replace("@STYLE@", resource("print.css"))
                .replace("@SITE@", VisibleText.html(manifest.site()))
                .replace("@LOG@", VisibleText.html(manifest.log()))
                .replace("@RANGE@", manifest.first() + " to " + manifest.last())
                .replace("@COUNT@", Long.toString(manifest.count()))
                .replace("@SIZE@", Long.toString(manifest.size()))
                .replace("@ROOT@", manifest.root())
                .replace(
                        "@KEY@",
                        VisibleText.html(manifest.keys().get(manifest.keys().size() - 1)))
                .replace("@EXPORTED@", VisibleText.html(manifest.exported()))
                .replace("@RECORDING@", VisibleText.html(manifest.recording()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PrintedTrail.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void print(AuditRecord record) throws IOException {
        AuditEntry entry = record.entry();
        boolean isRefused = entry.phase() == AuditPhase.REFUSED;
        Optional<String> original = firstValues.changedFrom(entry);
        refused += isRefused ? 1 : 0;
        String kind = isRefused ? "refused" : original.isPresent() ? "changed" : "";
        out.write("<tr id=\"r" + record.index() + "\" class=\"" + kind + "\">"
                + cell("n", Long.toString(record.index()))
                + cell("when", when(record.stamp()))
                + cell("who", who(entry))
                + cell("what", what(entry))
                + cell("to", text(entry.target()))
                + cell("val", values(entry.change(), original))
                + cell("why", text(entry.reason()))
                + cell("more", more(entry))
                + "</tr>\n");
        if (isSignature(entry)) {
            out.write(manifestOf(record));
            signatures++;
        }
        signed = record;
    }

    private static boolean isSignature(AuditEntry entry) {
        return entry.action() == AuditAction.SIGNATURE && entry.phase() != AuditPhase.REFUSED;
    }

    private static String cell(String kind, String content) {
        return "<td class=\"" + kind + "\">" + content + "</td>";
    }

    private static String text(String text) {
        return VisibleText.html(text, LONGEST);
    }

    private static String when(AuditRecord.Stamp stamp) {
        String sync = stamp.clockSync().equals("SYNCHRONISED")
                ? ""
                : "<br><span class=\"warn\">clock " + text(stamp.clockSync().toLowerCase(Locale.ROOT)) + "</span>";
        var utc = stamp.utc().atOffset(ZoneOffset.UTC);
        return DATE.format(utc) + "<br><b>" + TIME.format(utc) + "</b> UTC<br><span class=\"local\">" + local(stamp)
                + "</span>" + sync;
    }

    private static String local(AuditRecord.Stamp stamp) {
        try {
            return TIME.format(stamp.utc().atOffset(ZoneOffset.of(stamp.zoneOffset())))
                            .substring(0, 8) + " at " + text(stamp.zoneOffset());
        } catch (DateTimeException e) {
            return text(stamp.zoneOffset());
        }
    }

    private static String who(AuditEntry entry) {
        return "<b>" + text(entry.actor().user()) + "</b><br>"
                + text(entry.actor().role()) + ", " + text(entry.actor().client());
    }

    private static String what(AuditEntry entry) {
        String outcome = entry.outcome().isEmpty() ? "" : "<br><b class=\"outcome\">" + text(entry.outcome()) + "</b>";
        return "<b>" + entry.action() + "</b><br><span class=\"phase\">" + entry.phase() + "</span>" + outcome;
    }

    private static String values(AuditEntry.Change change, Optional<String> original) {
        if (change.newValue().isEmpty() && change.oldValue().isEmpty()) {
            return "";
        }
        String mark = original.map(value -> "<br><span class=\"mark\">changed; first " + text(value) + "</span>")
                .orElse("");
        String old = change.oldValue().isEmpty() ? "" : "<del>" + text(change.oldValue()) + "</del> &rarr; ";
        return old + "<b>" + text(change.newValue()) + "</b> " + text(change.unit()) + mark;
    }

    private static String more(AuditEntry entry) {
        List<String> lines = new ArrayList<>();
        Circumstances around = entry.circumstances();
        DecisionSource source = around.source();
        if (source.kind() == DecisionSource.Kind.RECIPE || source.kind() == DecisionSource.Kind.MODEL) {
            lines.add("decided by " + source.kind() + " " + text(source.name()) + " <code>" + text(source.sha256())
                    + "</code>");
        }
        lines.addAll(facts(around.context()));
        if (!isSignature(entry)) {
            lines.addAll(facts(entry.detail()));
        }
        if (entry.request() != null) {
            lines.add("request <code>" + entry.request() + "</code>");
        }
        around.signature().ifPresent(at -> lines.add("<b>signed: see " + at + "</b>"));
        return String.join("<br>", lines);
    }

    private static List<String> facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> text(fact.getKey()) + ": " + text(fact.getValue()))
                .collect(Collectors.toList());
    }

    /** The manifestation of a signature: printed name, time, meaning (21 CFR 11.50), under the record that it is for. */
    private String manifestOf(AuditRecord record) {
        Map<String, String> detail = record.entry().detail();
        String index = detail.getOrDefault("signs.index", "");
        boolean isBeside = signed != null && Long.toString(signed.index()).equals(index);
        return "<tr class=\"signature\"><td></td><td colspan=\"7\">Electronic signature: <b>"
                + text(detail.getOrDefault("printedName", "")) + "</b> ("
                + text(record.entry().actor().user()) + ", "
                + text(record.entry().actor().role()) + ") &middot; meaning: <b>"
                + text(detail.getOrDefault("meaning", ""))
                + "</b> &middot; " + DATE.format(record.stamp().utc().atOffset(ZoneOffset.UTC)) + " "
                + TIME.format(record.stamp().utc().atOffset(ZoneOffset.UTC)) + " UTC (" + local(record.stamp()) + ")"
                + " &middot; shown: " + text(detail.getOrDefault("components", ""))
                + "<br>signs record <b>" + text(index) + "</b>" + (isBeside ? "" : " (not in this export)")
                + ", SHA-256 <code>" + text(detail.getOrDefault("signs.leafHash", "")) + "</code></td></tr>\n";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public void close() throws IOException {
        out.write("</tbody></table>\n<p class=\"end\">End of the export: " + counted(manifest.count(), "record") + ", "
                + counted(refused, "refused attempt") + ", " + counted(signatures, "electronic signature")
                + ".</p>\n</body></html>\n");
        out.close();
    }
}
