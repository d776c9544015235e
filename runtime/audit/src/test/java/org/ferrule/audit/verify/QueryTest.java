package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.RandomEntries;
import org.ferrule.audit.export.TrailExport;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AUD-013: searches in a trail and in an export of it against a filter that looks at every record. */
class QueryTest {
    private static final int RECORDS = 1_500;
    private static final int QUERIES = Boolean.getBoolean("ferrule.exhaustive") ? 5_000 : 300;

    @TempDir
    private Path directory;

    @Test
    @Proves(Req.AUD_013)
    void findsExactlyWhatANaiveFilterFinds() throws Exception {
        long seed = Long.getLong("ferrule.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dferrule.seed=" + seed + " does the same again)");
        Path file = directory.resolve("audit.db");
        RandomEntries entries = new RandomEntries(seed);
        try (TrailMaker maker = new TrailMaker(file)) {
            while (maker.size() < RECORDS) {
                maker.add(entries.next());
            }
            maker.checkpoint();
        }
        Path export = directory.resolve("export");
        new TrailExport(file, new TrailExport.Wish(0, OptionalLong.empty(), "", "", Instant.EPOCH)).write(export);
        List<AuditRecord> all = AuditFile.read(file, AuditQuery.from(0, 10_000));
        assertThat(all).hasSize(RECORDS);
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            AuditQuery query = query(random, all);
            List<AuditRecord> expected = naive(all, query);
            assertThat(AuditFile.read(file, query)).as("%s", query).isEqualTo(expected);
            assertThat(AuditFile.read(export, query)).as("export, %s", query).isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(QUERIES);
    }

    private static AuditQuery query(Random random, List<AuditRecord> all) {
        AuditRecord like = all.get(random.nextInt(all.size()));
        AuditQuery.Filter filter = AuditQuery.Filter.ALL;
        if (random.nextInt(3) == 0) {
            filter = filter.byActor(like.entry().actor().user());
        }
        if (random.nextInt(3) == 0) {
            filter = filter.byAction(like.entry().action().name());
        }
        if (random.nextInt(3) == 0) {
            filter = filter.onTarget(like.entry().target());
        }
        if (random.nextInt(4) == 0) {
            filter = filter.ofBatch(batch(like));
        }
        if (random.nextInt(4) == 0) {
            String reason = like.entry().reason();
            String part = reason.substring(reason.length() / 3);
            filter = filter.withReason(random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT));
        }
        if (random.nextInt(3) == 0) {
            Instant from = like.stamp().utc();
            filter = filter.between(from, from.plusMillis(random.nextInt(200_000)));
        }
        return new AuditQuery(random.nextInt(3) * 200L, 1 + random.nextInt(2_000), filter);
    }

    private static String batch(AuditRecord record) {
        return record.entry().circumstances().context().getOrDefault(Circumstances.BATCH, "");
    }

    private static List<AuditRecord> naive(List<AuditRecord> all, AuditQuery query) {
        List<AuditRecord> found = new ArrayList<>();
        AuditQuery.Filter filter = query.filter();
        for (AuditRecord record : all) {
            String target = record.entry().target();
            boolean isTarget = target.equals(filter.target()) || target.startsWith(filter.target() + "/");
            boolean isFound = record.index() >= query.fromIndex()
                    && found.size() < query.limit()
                    && (filter.actor().isEmpty()
                            || record.entry().actor().user().equals(filter.actor()))
                    && (filter.action().isEmpty()
                            || record.entry().action().name().equals(filter.action()))
                    && (filter.target().isEmpty() || isTarget)
                    && (filter.batch().isEmpty() || batch(record).equals(filter.batch()))
                    && ascii(record.entry().reason()).contains(ascii(filter.reason()))
                    && !record.stamp().utc().isBefore(filter.from())
                    && record.stamp().utc().isBefore(filter.until());
            if (isFound) {
                found.add(record);
            }
        }
        return found;
    }

    private static String ascii(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return folded.toString();
    }
}
