package org.ferrule.core.lane;

/** Told when a lane loses and regains its thread. */
public interface LaneListener {
    /**
     * A call outlived its deadline and its grace; until it ends, the lane takes nothing. Called on the timers' thread; must not
     * block.
     */
    void quarantined(String reason);

    /** The call has ended at last and the lane works again; the call's result is lost. Called on the lane's thread. */
    void released();
}
