package org.ferrule.catalogue;

/** What a requirement is about; the first three letters of its id. */
public enum Group {
    IDN("identity"),
    PAR("parameters"),
    CMD("commands"),
    STA("state"),
    EVT("events and alarms"),
    AUD("audit"),
    FLT("faults and reconnecting"),
    TIM("timing"),
    RES("resources"),
    SEC("security"),
    PKG("packaging");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    String file() {
        return name() + ".yaml";
    }
}
