package org.ferrule.simulators.site;

import java.util.List;
import org.ferrule.simulators.alicat.AlicatController;

/** The lines of the site file that leads to a micro-factory. */
public final class SiteFile {

    /** The user that the simulated OPC UA servers admit. */
    public static final String USER = "ferrule";

    private SiteFile() {}

    /**
     * Where a site's simulators listen.
     *
     * @param sensors port of the sensors' line, RTU over TCP
     * @param gases port of the gas controllers' ASCII line
     * @param co2 port of the Modbus TCP server of vessel 2's CO2
     * @param balance port of the balance
     * @param incubator port of the incubator, Modbus TCP
     * @param reactors endpoints of the two bioreactors
     * @param processor endpoint of the cell processor
     */
    public record Places(
            int sensors, int gases, int co2, int balance, int incubator, List<String> reactors, String processor) {
        /** Copies the endpoints. */
        public Places {
            reactors = List.copyOf(reactors);
        }
    }

    /** All lines below the first. */
    public static List<String> lines(Places places, AlicatController co2) {
        return List.of(
                "site: car-t-micro-factory",
                "links:",
                "  sensors:   {modbus: rtu-tcp, " + tcp(places.sensors()) + "}    # one RS-485 line, four addresses",
                "  gases:     {stream: tcp, " + tcp(places.gases()) + "}    # one line, four unit ids",
                "  co2:       {modbus: tcp, " + tcp(places.co2()) + "}",
                "  balance:   {stream: tcp, " + tcp(places.balance()) + "}",
                "  incubator: {modbus: tcp, " + tcp(places.incubator()) + "}",
                "  reactor-1: " + opcUa(places.reactors().get(0), "reactor-1"),
                "  reactor-2: " + opcUa(places.reactors().get(1), "reactor-2"),
                "  processor: " + opcUa(places.processor(), "processor"),
                "equipment:",
                "  reactor-1: {type: ferrule.lads.bioreactor, link: reactor-1, simulated: true,",
                "              limits: {temperature.sp: [35.0, 38.0], ph.sp: [6.9, 7.4]}}",
                "  ph-1: {type: hamilton.arc.ph, link: sensors, unitId: 1, administratorPassword: {secret: sensors}, simulated: true}",
                "  do-1: {type: hamilton.arc.visiferm-do, link: sensors, unitId: 2, simulated: true}",
                "  air-1: {type: alicat.mfc.ascii, link: gases, unitId: A, fullScale: 500, tableGap: 150 ms, simulated: true}",
                "  o2-1: {type: alicat.mfc.ascii, link: gases, unitId: B, fullScale: 500, tableGap: 150 ms, simulated: true}",
                "  balance-1: {type: mettler.sics.balance, link: balance, unstableValue: GOOD, simulated: true}",
                "  reactor-2: {type: ferrule.lads.bioreactor, link: reactor-2, simulated: true,",
                "              limits: {temperature.sp: [35.0, 38.0], ph.sp: [6.9, 7.4]}}",
                "  ph-2: {type: hamilton.arc.ph, link: sensors, unitId: 3, administratorPassword: {secret: sensors}, simulated: true}",
                "  do-2: {type: hamilton.arc.visiferm-do, link: sensors, unitId: 4, simulated: true}",
                "  air-2: {type: alicat.mfc.ascii, link: gases, unitId: C, fullScale: 500, tableGap: 150 ms, simulated: true}",
                "  o2-2: {type: alicat.mfc.ascii, link: gases, unitId: D, fullScale: 500, tableGap: 150 ms, simulated: true}",
                "  co2-2: {type: alicat.mfc.modbus, link: co2, unitId: "
                        + co2.settings().modbus().unitId() + ", serialNumber: \"" + co2.serialNumber() + "\",",
                "          fullScale: 500, flowUnit: SCCM, volumetricFlowUnit: CCM, totalUnit: SmL, simulated: true}",
                "  processor-1: {type: ferrule.processor.counterflow, link: processor, simulated: true}",
                "  incubator-1: {type: ferrule.incubator.fi-160, link: incubator, simulated: true}");
    }

    private static String tcp(int port) {
        return "host: 127.0.0.1, port: " + port;
    }

    private static String opcUa(String url, String secret) {
        return "{opcua: \"" + url + "\", security: SignAndEncrypt, user: " + USER + ", password: {secret: " + secret
                + "}}";
    }
}
