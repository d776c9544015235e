package org.ferrule.core.supervision;

import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.model.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one session pushes; deaf once the session is closed. */
final class PushSink implements ReadingSink {
    private static final Logger LOG = LoggerFactory.getLogger(PushSink.class);

    private final OpenSession session;
    private final SampleBoard samples;

    PushSink(OpenSession session, SampleBoard samples) {
        this.session = session;
        this.samples = samples;
    }

    @Override
    public void accept(Reading reading) {
        if (session.isClosed()) {
            return;
        }
        try {
            samples.pushed(reading);
        } catch (RuntimeException defect) {
            LOG.error("a pushed reading could not be taken: {}", reading, defect);
        }
    }
}
