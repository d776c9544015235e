package org.ferrule.simulators.culture;

/** The control loops of the vessel. */
public enum Loop {
    /** Cel; the output is the heater's power, 0 to 100 %. */
    TEMPERATURE,
    /** pH; the output is CO2 flow from 0 down to -100 % and the base pump from 0 up to 100 %. */
    PH,
    /** %{sat}; the output 0 to 100 % goes from nitrogen over air, and in a cascade the stirrer, to oxygen. */
    DISSOLVED_OXYGEN,
    /** rpm; the output is the motor's drive, 0 to 100 %. */
    AGITATION
}
