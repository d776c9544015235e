package org.ferrule.conformance.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.witness.SocketSeen;

/** SEC-012 and SEC-009: a driver talks to its device, about what it declares, and to nobody else. */
public final class ConnectionContract implements Contract {
    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        Stream<Check> sockets = Stream.of(Check.of(
                Req.SEC_012, "there is no connection and no listener beyond the links", ConnectionContract::sockets));
        boolean isReadable = candidate.descriptor().settings().values().stream()
                .anyMatch(setting ->
                        setting.link().filter(kind -> !kind.equals("opcua")).isPresent());
        return isReadable
                ? Stream.concat(
                        sockets,
                        Stream.of(Check.of(
                                Req.SEC_009, "only declared requests are on the wire", ConnectionContract::requests)))
                : sockets;
    }

    private static void sockets(Bench bench, Notes notes) throws Exception {
        Equipment equipment = bench.equipment();
        int device = Integer.parseInt(equipment.device().told("port"));
        int gateway = bench.rig().site().port();
        List<SocketSeen> all = bench.rig().site().process().witness().sockets();
        List<String> strange = all.stream()
                .filter(socket -> !socket.isWitness() && !socket.protocol().equals("other"))
                .filter(socket -> socket.localPort() != gateway && socket.remotePort() != gateway)
                .filter(socket -> socket.remotePort() != device)
                // A connection that its end has closed already stays for a while without anybody's doing.
                .filter(socket -> !Set.of("TIME_WAIT", "CLOSE").contains(socket.state()))
                .map(socket -> (socket.isListening()
                                ? "listens on " + socket.localPort()
                                : "is connected to " + socket.remoteAddress() + ":" + socket.remotePort())
                        + " (" + socket.protocol() + ", " + socket.state() + ")")
                .collect(Collectors.toList());
        notes.saw("the process: " + all.size() + " sockets, " + strange.size() + " strange ones");
        notes.require(
                strange.isEmpty(),
                "with the plugin running, the process has sockets that nobody asked for: " + strange);
    }

    private static void requests(Bench bench, Notes notes) throws Exception {
        List<String> declared = bench.candidate().statement().wire();
        if (declared.isEmpty()) {
            throw new NotTestedException("the statement does not say what may be on the wire: 'wire' is missing");
        }
        Equipment equipment = bench.equipment();
        WireRequests wire = WireRequests.of(bench.candidate().statement().links());
        equipment.device().wireLog();
        equipment.device().wire("drop");
        notes.did("dropped the connection, so that all is said again, and listened to the wire");
        equipment.awaitOffline(bench.candidate().statement().within().offline());
        equipment.awaitOnline(bench.candidate().statement().within().online());
        bench.patience().awaitTrue(bench.candidate().descriptor().supervision().staleAfter(), () -> false);
        List<String> said =
                wire.in(equipment.device().wireLog()).stream().distinct().toList();
        notes.saw("the wire: " + said.size() + " different requests");
        notes.require(!said.isEmpty(), "nothing was on the wire although the device is ONLINE");
        for (String request : said) {
            notes.require(
                    declared.stream().anyMatch(pattern -> wire.matches(request, pattern)),
                    "'" + request + "' was on the wire, and 'wire' of the statement does not declare it");
        }
    }
}
