package org.ferrule.zoo.driver;

import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Health;

/**
 * Says of a device that is silent what it said last, for longer than any limit of the kit, and then what is true, so that later checks meet
 * a driver that works again.
 */
public class LateSession extends ZooSession {
    private static final int TOO_MANY = 10;

    private DeviceStatus status = DeviceStatus.operating(Health.NORMAL);
    private int failed;

    /** A session of one that gives up late. */
    public LateSession(SessionContext context, ZooLine line) {
        super(context, line);
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        try {
            status = super.status();
            failed = 0;
        } catch (ConnectionException lost) {
            failed++;
            if (failed > TOO_MANY) {
                throw lost;
            }
        }
        return status;
    }
}
