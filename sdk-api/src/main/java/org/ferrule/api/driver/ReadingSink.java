package org.ferrule.api.driver;

import org.ferrule.api.model.Reading;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes what a device pushes. Never blocks and never throws; may be called from any thread; readings of one parameter are
 * published in the order of the calls. After the session is closed it takes and ignores.
 *
 * @since 0.1
 */
@ProviderType
@FunctionalInterface
public interface ReadingSink {
    /** Publishes a reading; one for a parameter that the descriptor does not declare is refused with a device event. */
    void accept(Reading reading);
}
