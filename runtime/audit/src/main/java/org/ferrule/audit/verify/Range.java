package org.ferrule.audit.verify;

import java.io.IOException;

/**
 * Records of a trail or of an export, in order.
 *
 * @param log the log's name; of a trail of format 1, its file
 * @param first index of the first one
 * @param end index after the last one, where that is stated: an export is meant to end
 * @param source from where
 */
record Range(String log, long first, long end, RecordSource source) implements AutoCloseable {
    static Range open(Place place) throws IOException {
        if (place.kind() == Place.Kind.EXPORT) {
            Manifest manifest = Manifest.read(place.file());
            return new Range(
                    manifest.log(),
                    manifest.first(),
                    manifest.last() + 1,
                    new RecordLines(place.file().resolve(Manifest.RECORDS)));
        }
        StoredTrail trail = new StoredTrail(place.file());
        try {
            return new Range(trail.log(), 0, Long.MAX_VALUE, trail.allRecords());
        } catch (IOException e) {
            trail.close();
            throw e;
        }
    }

    void skipTo(long index) throws IOException {
        for (long at = first; at < index; at++) {
            if (source.next() == null) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
