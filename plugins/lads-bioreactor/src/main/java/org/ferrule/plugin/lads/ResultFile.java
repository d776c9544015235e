package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.jspecify.annotations.Nullable;

/**
 * A file of a result (OPC 10000-20): read through Open, Read and Close, or only named by its URL.
 *
 * @param space the server
 * @param name what the device calls it
 * @param contentType MIME type
 * @param url where else it is, perhaps empty
 * @param file the file object, null if the device only names the URL
 */
record ResultFile(
        AddressSpace space,
        String name,
        String contentType,
        String url,
        @Nullable OpcUaNodeId file) {
    private static final Value READ_ONLY = Value.integer(1);

    /** The first file of a result, or the one with the name; empty if the result has none. */
    static Optional<ResultFile> find(AddressSpace space, OpcUaNodeId result, String wanted)
            throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> set = space.find(result, "FileSet");
        List<ResultFile> files = new ArrayList<>();
        for (OpcUaReference child : set.isPresent() ? space.children(set.get()) : List.<OpcUaReference>of()) {
            if (child.nodeClass() == OpcUaReference.NodeClass.OBJECT) {
                files.add(of(space, child));
            }
        }
        Optional<ResultFile> found = files.stream()
                .filter(file -> wanted.isEmpty() || file.name().equals(wanted))
                .findFirst();
        if (found.isEmpty() && !wanted.isEmpty()) {
            throw new DeviceException(
                    "0x803E0000",
                    "the result has no file '" + wanted + "'; it has "
                            + files.stream().map(ResultFile::name).collect(Collectors.toList()) + " (BadNotFound)");
        }
        return found;
    }

    private static ResultFile of(AddressSpace space, OpcUaReference child) throws ConnectionException, DeviceException {
        OpcUaNodeId name = space.find(child.node(), "Name").orElse(null);
        OpcUaNodeId type = space.find(child.node(), "MimeType").orElse(null);
        OpcUaNodeId url = space.find(child.node(), "URL").orElse(null);
        Snapshot facts = Snapshot.read(space.link(), Stream.of(name, type, url));
        return new ResultFile(
                space,
                facts.text(name).orElse(child.browseName()),
                facts.text(type).filter(text -> !text.isBlank()).orElse("application/octet-stream"),
                facts.text(url).orElse(""),
                space.find(child.node(), "File").orElse(null));
    }

    boolean isReadable() {
        return file != null;
    }

    Value open() throws ConnectionException, DeviceException {
        return first(call("Open", List.of(READ_ONLY)), "Open");
    }

    byte[] read(Value handle, int length) throws ConnectionException, DeviceException {
        Value part = first(call("Read", List.of(handle, Value.integer(length))), "Read");
        return part instanceof Value.Bytes bytes ? bytes.content() : new byte[0];
    }

    void close(Value handle) throws ConnectionException, DeviceException {
        call("Close", List.of(handle));
    }

    private List<Value> call(String method, List<Value> arguments) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> found = file == null ? Optional.empty() : space.find(file, method);
        if (file == null || found.isEmpty()) {
            throw new DeviceException(
                    "0x80750000", "file " + name + " has no method " + method + " (BadMethodInvalid)");
        }
        return space.link().call(file, found.get(), arguments);
    }

    private Value first(List<Value> outputs, String method) throws DeviceException {
        if (outputs.isEmpty()) {
            throw new DeviceException("", method + " of file " + name + " gave nothing back");
        }
        return outputs.get(0);
    }
}
