package org.ferrule.simulators.processor.device;

/** What a client can order by writing SetProtocolState. */
public enum Order implements Spelled {
    SEND("SendProtocolToRotea"),
    RUN("RunProtocol"),
    SKIP("SkipToNextStep"),
    PAUSE("PauseProtocol"),
    RESUME("ResumeProtocol"),
    STOP("StopProtocol"),
    ABORT("AbortProtocol"),
    ACKNOWLEDGE("AcknowledgeUser"),
    CLEAR_ERROR("ClearError"),
    CLEAR_PROTOCOL("ClearProtocol");

    private final String wire;

    Order(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
