package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;

/** The units of this device, as OPC 10000-8 derives them from the UNECE common codes. */
enum EngineeringUnit {
    DEGREE_CELSIUS(4408652, "°C", "degree Celsius"),
    PH(5321520, "pH", "pH (potential of Hydrogen)"),
    PERCENT(20529, "%", "percent"),
    REVOLUTIONS_PER_MINUTE(5394509, "r/min", "revolutions per minute"),
    MILLILITRE(5065812, "ml", "millilitre"),
    MILLILITRE_PER_MINUTE(13361, "ml/min", "millilitre per minute"),
    MILLIBAR(5063250, "mbar", "millibar"),
    /** UNECE has no code for it: the UCUM code stands in its own namespace, with no unit id. */
    MILLION_PER_MILLILITRE(-1, "10*6/mL", "million cells per millilitre");

    private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";
    private static final String UCUM = "http://unitsofmeasure.org";

    private final int unitId;
    private final String symbol;
    private final String description;

    EngineeringUnit(int unitId, String symbol, String description) {
        this.unitId = unitId;
        this.symbol = symbol;
        this.description = description;
    }

    EUInformation toInformation() {
        String namespace = unitId < 0 ? UCUM : UNECE;
        return new EUInformation(namespace, unitId, LocalizedText.english(symbol), LocalizedText.english(description));
    }
}
