package org.ferrule.plugin.alicat;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;

/** What a mass-flow controller can be asked and told, whichever protocol it speaks. Flows are in mL/min. */
interface Controller {
    Nameplate identify() throws ConnectionException, DeviceException;

    /** Everything that it shows, of one moment. */
    Snapshot look() throws ConnectionException, DeviceException;

    /** Full scale of the flow. */
    double fullScale();

    void setPoint(double flow) throws ConnectionException, DeviceException;

    /** Selects a gas by its number in the maker's table. */
    void gas(long number) throws ConnectionException, DeviceException;

    void perform(Order order) throws ConnectionException, DeviceException;

    /** Orders that need no argument. */
    enum Order {
        TARE_FLOW,
        RESET_TOTALIZER,
        HOLD_VALVE,
        CLOSE_VALVE,
        RELEASE_VALVE,
        LOCK_PANEL,
        UNLOCK_PANEL
    }
}
