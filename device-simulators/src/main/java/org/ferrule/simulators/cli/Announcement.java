package org.ferrule.simulators.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatTransport;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.processor.ProcessorServer;
import org.ferrule.simulators.table.TableServer;
import org.jspecify.annotations.Nullable;

/** The one line of JSON by which a simulator says that it is ready and where. */
record Announcement(Map<String, Object> fields) {

    private static final String LOOPBACK = "127.0.0.1";

    Announcement {
        fields = new LinkedHashMap<>(fields);
    }

    static Announcement tcp(String simulator, ArcTransport transport, int port, ArcSensor sensor) {
        Map<String, Object> fields = start(simulator, transport);
        fields.put("host", LOOPBACK);
        fields.put("port", port);
        identify(fields, sensor);
        fields.put("url", transport.scheme() + "://" + LOOPBACK + ":" + port);
        return new Announcement(fields);
    }

    static Announcement modbusTcp(String simulator, int port, int unitId, String serialNumber) {
        Map<String, Object> fields = start(simulator, ArcTransport.TCP);
        fields.put("host", LOOPBACK);
        fields.put("port", port);
        fields.put("unitId", unitId);
        fields.put("serialNumber", serialNumber);
        fields.put("url", ArcTransport.TCP.scheme() + "://" + LOOPBACK + ":" + port);
        return new Announcement(fields);
    }

    static Announcement serial(String simulator, String device, ArcSensor sensor) {
        Map<String, Object> fields = start(simulator, ArcTransport.RTU);
        fields.put("device", device);
        identify(fields, sensor);
        fields.put("url", ArcTransport.RTU.scheme() + ":" + device);
        return new Announcement(fields);
    }

    static Announcement opcUa(String simulator, LadsBioreactorServer server, String serialNumber) {
        return opcUa(
                simulator, serialNumber, new UaPlace(server.port(), server.endpointUrl(), server.certificateFile()));
    }

    static Announcement opcUa(String simulator, ProcessorServer server, String serialNumber) {
        return opcUa(
                simulator, serialNumber, new UaPlace(server.port(), server.endpointUrl(), server.certificateFile()));
    }

    static Announcement opcUa(String simulator, TableServer server, String serialNumber) {
        return opcUa(
                simulator, serialNumber, new UaPlace(server.port(), server.endpointUrl(), server.certificateFile()));
    }

    private record UaPlace(int port, String url, Path certificate) {}

    private static Announcement opcUa(String simulator, String serialNumber, UaPlace place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", simulator);
        fields.put("transport", "opcua");
        fields.put("host", LOOPBACK);
        fields.put("port", place.port());
        fields.put("serialNumber", serialNumber);
        fields.put("url", place.url());
        fields.put("certificate", place.certificate().toString());
        return new Announcement(fields);
    }

    /** A mass-flow controller with the unit id A, over TCP. */
    static Announcement alicat(String simulator, AlicatTransport transport, int port, AlicatController controller) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", simulator);
        fields.put("transport", transport.toString());
        fields.put("host", LOOPBACK);
        fields.put("port", port);
        fields.put("unitIds", String.valueOf(controller.settings().unitId()));
        fields.put("serialNumber", controller.serialNumber());
        fields.put("url", transport + "://" + LOOPBACK + ":" + port);
        return new Announcement(fields);
    }

    /** A device that speaks lines of text, over TCP or, if there is a device file, on a serial port. */
    static Announcement line(String simulator, @Nullable String device, int port, String serialNumber) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", simulator);
        fields.put("transport", device == null ? "tcp" : "serial");
        if (device == null) {
            fields.put("host", LOOPBACK);
            fields.put("port", port);
        } else {
            fields.put("device", device);
        }
        fields.put("serialNumber", serialNumber);
        fields.put("url", device == null ? "tcp://" + LOOPBACK + ":" + port : "serial:" + device);
        return new Announcement(fields);
    }

    /** A line of devices, reached over TCP. */
    static Announcement line(String simulator, String transport, int port) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", simulator);
        fields.put("transport", transport);
        fields.put("host", LOOPBACK);
        fields.put("port", port);
        fields.put("url", transport + "://" + LOOPBACK + ":" + port);
        return new Announcement(fields);
    }

    /** The same with one more fact: a text, a number, a truth value, or an object of such. */
    Announcement with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Announcement(more);
    }

    /** The TCP port, if it has one. */
    OptionalInt port() {
        return fields.get("port") instanceof Integer port ? OptionalInt.of(port) : OptionalInt.empty();
    }

    String simulator() {
        return String.valueOf(fields.get("simulator"));
    }

    String url() {
        return String.valueOf(fields.get("url"));
    }

    /** The same device at another port. */
    Announcement at(int port) {
        Map<String, Object> moved = new LinkedHashMap<>(fields);
        moved.put("url", url().replaceFirst(":" + port().orElseThrow() + "(?=/|$)", ":" + port));
        moved.put("port", port);
        return new Announcement(moved);
    }

    /** Many simulators are ready: how many, and what they cost. */
    static Announcement ready(int instances) {
        Runtime machine = Runtime.getRuntime();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ready", true);
        fields.put("instances", instances);
        fields.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        fields.put("heapMegabytes", (machine.totalMemory() - machine.freeMemory()) >> 20);
        return new Announcement(fields);
    }

    static Announcement ready() {
        return new Announcement(Map.of("ready", true));
    }

    String json() {
        return Json.line(fields);
    }

    private static Map<String, Object> start(String simulator, ArcTransport transport) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", simulator);
        fields.put("transport", transport.scheme());
        return fields;
    }

    private static void identify(Map<String, Object> fields, ArcSensor sensor) {
        fields.put("unitId", sensor.unitId());
        fields.put("serialNumber", sensor.serialNumber());
    }
}
