package org.ferrule.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ferrule.endtoend.pump.PumpDriver;

/** A site with every device in a process of its own, so that each can be killed alone. */
final class TestSite implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path home;
    private final Path directory;
    private final Control control;
    private final Deque<Ferrule> processes = new ArrayDeque<>();

    TestSite(Path home) throws IOException {
        this.home = home;
        this.directory = Files.createDirectories(home.resolve("site"));
        this.control = new Control(data());
    }

    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    /** Starts a simulator and waits until it listens. */
    Device device(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("simulate"));
        line.addAll(List.of(arguments));
        Ferrule process = keep(Ferrule.start(home, line.toArray(String[]::new)));
        JsonNode announced = MAPPER.readTree(process.await(l -> l.contains("\"simulator\"")));
        return new Device(process, announced.path("port").asInt(), announced);
    }

    /** A simulated device. */
    record Device(Ferrule process, int port, JsonNode announced) {}

    Device sensor(String kind, int port) throws IOException {
        return device(kind, "--port", Integer.toString(port));
    }

    Device reactor(int port) throws IOException {
        Path keys = home.resolve("reactor-keys");
        Device reactor = device("lads-bioreactor", "--port", Integer.toString(port), "--pki-dir", keys.toString());
        trust(reactor);
        return reactor;
    }

    /** Lets the site trust the certificate of a simulated OPC UA server. */
    void trust(Device server) throws IOException {
        Path certificate = Path.of(server.announced().path("certificate").asText());
        Path trusted = Files.createDirectories(directory.resolve("pki/trusted"));
        Files.copy(certificate, trusted.resolve(certificate.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    void write(String... lines) throws IOException {
        Files.write(directory.resolve("site.yaml"), List.of(lines));
    }

    /** Writes the usual three equipments. */
    void writeUsual(Device ph, Device oxygen, Device reactor) throws IOException {
        write(
                "site: under-test",
                "links:",
                "  line-ph: {modbus: tcp, host: 127.0.0.1, port: " + ph.port() + "}",
                "  line-do: {modbus: tcp, host: 127.0.0.1, port: " + oxygen.port() + "}",
                "  reactor: {opcua: \"" + reactor.announced().path("url").asText() + "\"}",
                "equipment:",
                "  ph-1: {type: hamilton.arc.ph, link: line-ph}",
                "  do-1: {type: hamilton.arc.visiferm-do, link: line-do}",
                "  reactor-1: {type: ferrule.lads.bioreactor, link: reactor}");
    }

    /** Writes a site with the reactor alone. */
    void writeReactor(Device reactor) throws IOException {
        write(
                "site: under-test",
                "links: {reactor: {opcua: \"" + reactor.announced().path("url").asText() + "\"}}",
                "equipment: {reactor-1: {type: ferrule.lads.bioreactor, link: reactor}}");
    }

    /** Writes a site with one pump, which is in its plugin. */
    void writePump() throws Exception {
        installPump();
        write("site: under-test", "links: {}", "equipment:", "  pump-1: {type: test.pump}");
    }

    /** Writes a site with the reactor and a pump. */
    void writeReactorAndPump(Device reactor) throws Exception {
        installPump();
        write(
                "site: under-test",
                "links: {reactor: {opcua: \"" + reactor.announced().path("url").asText() + "\"}}",
                "equipment:",
                "  reactor-1: {type: ferrule.lads.bioreactor, link: reactor}",
                "  pump-1: {type: test.pump}");
    }

    private void installPump() throws Exception {
        new PluginJar("test.pump", PluginJar.SDK, PumpDriver.DESCRIPTOR)
                .write(directory.resolve("plugins").resolve("pump.jar"), PumpDriver.class);
        Vendor.admitAll(home, directory);
    }

    /** Starts the runtime and waits until it says that it runs. */
    Ferrule runtime() throws IOException {
        Ferrule runtime = keep(Ferrule.start(home, "run", directory.toString(), "--json"));
        runtime.await(line -> line.startsWith("{\"site\""));
        return runtime;
    }

    /** The secret that a start of the runtime prints while nobody has used it. */
    static String firstSecret(Ferrule runtime) throws IOException {
        String printed = runtime.await(line -> line.startsWith("{\"firstSecret\""));
        return MAPPER.readTree(printed).at("/firstSecret/secret").asText();
    }

    /** People who are not signed in. */
    TestPeople people() {
        return new TestPeople(home.resolve("people"), data());
    }

    /** Makes people with the roles of their names, with the secret that the first start of the runtime has printed. */
    TestPeople people(Ferrule firstStart, String... roles) throws Exception {
        TestPeople people = people();
        people.enter("admin", firstSecret(firstStart));
        for (String role : roles) {
            people.add(role, role);
        }
        return people;
    }

    /** Runs a command against the running site and returns its JSON. */
    JsonNode ask(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", data().toString(), "--json"));
        return Ferrule.run(home, line.toArray(String[]::new)).json();
    }

    /** The latest sample of a parameter, without a process. */
    JsonNode sample(String equipment, String parameter) throws Exception {
        return control.get("/equipment/" + equipment + "/parameters/" + parameter);
    }

    /** An equipment as the site sees it, without a process. */
    JsonNode equipment(String equipment) throws Exception {
        return control.get("/equipment/" + equipment);
    }

    /** How a request stands, without a process. */
    JsonNode request(String id) throws Exception {
        return control.get("/requests/" + id);
    }

    private Ferrule keep(Ferrule process) {
        processes.push(process);
        return process;
    }

    @Override
    public void close() {
        processes.forEach(Ferrule::close);
    }
}
