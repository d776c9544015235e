package org.ferrule.conformance.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The sockets of this process, as Linux tells them. */
final class SocketSight {
    private static final Map<String, String> STATES = Map.of(
            "01", "ESTABLISHED",
            "02", "SYN_SENT",
            "03", "SYN_RECV",
            "04", "FIN_WAIT1",
            "05", "FIN_WAIT2",
            "06", "TIME_WAIT",
            "07", "CLOSE",
            "08", "CLOSE_WAIT",
            "09", "LAST_ACK",
            "0A", "LISTEN");

    private final OpenFiles files;
    private final Socket own;

    SocketSight(OpenFiles files, Socket own) {
        this.files = files;
        this.own = own;
    }

    JsonLine seen() throws NoAnswerException {
        Map<String, Integer> inodes = files.sockets();
        List<JsonLine> seen = new ArrayList<>();
        try {
            for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
                Path table = Path.of("/proc/self/net", protocol);
                for (String line : Files.isReadable(table) ? Files.readAllLines(table) : List.<String>of()) {
                    String[] columns = line.trim().split("\\s+");
                    if (columns.length > 9 && inodes.remove(columns[9]) != null) {
                        seen.add(describe(protocol, columns));
                    }
                }
            }
        } catch (IOException e) {
            throw NoAnswerException.notVisible("the tables of sockets cannot be read: " + e);
        }
        // Of another kind (of the file system, for example), or not bound yet.
        inodes.keySet().forEach(inode -> seen.add(unnamed(inode)));
        return new JsonLine().put("sockets", seen);
    }

    private JsonLine describe(String protocol, String[] columns) throws UnknownHostException {
        int local = port(columns[1]);
        int remote = port(columns[2]);
        boolean isTcp = protocol.startsWith("tcp");
        return new JsonLine()
                .put("protocol", isTcp ? "tcp" : "udp")
                .put("localAddress", address(columns[1]))
                .put("localPort", local)
                .put("remoteAddress", address(columns[2]))
                .put("remotePort", remote)
                .put("state", STATES.getOrDefault(columns[3], columns[3]))
                .put("isListening", isTcp ? columns[3].equals("0A") : remote == 0)
                .put("isWitness", isTcp && local == own.getLocalPort() && remote == own.getPort());
    }

    private static JsonLine unnamed(String inode) {
        return new JsonLine()
                .put("protocol", "other")
                .put("localAddress", "inode " + inode)
                .put("localPort", 0)
                .put("remoteAddress", "")
                .put("remotePort", 0)
                .put("state", "")
                .put("isListening", false)
                .put("isWitness", false);
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.indexOf(':') + 1), 16);
    }

    /** Words of four bytes, each in the order of the machine; Java runs on little-endian ones. */
    private static String address(String endpoint) throws UnknownHostException {
        byte[] told = HexFormat.of().parseHex(endpoint.substring(0, endpoint.indexOf(':')));
        byte[] address = new byte[told.length];
        for (int i = 0; i < told.length; i++) {
            address[i] = told[i / 4 * 4 + 3 - i % 4];
        }
        return InetAddress.getByAddress(address).getHostAddress();
    }
}
