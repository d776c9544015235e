package org.ferrule.zoo.driver;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;

/** The zoo's one correct driver. A mutant is a subclass that makes another session or another line. */
public class ZooDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException, ConnectionException {
        return session(context, line(context));
    }

    /** How it speaks. */
    protected ZooLine line(SessionContext context) throws ConfigurationException {
        return new ZooLine(
                context.links().stream("link"), context.settings().duration("replyTimeout"));
    }

    /** What it says. */
    protected EquipmentSession session(SessionContext context, ZooLine line) {
        return new ZooSession(context, line);
    }
}
