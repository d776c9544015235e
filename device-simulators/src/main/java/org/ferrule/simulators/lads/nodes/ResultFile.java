package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;

/** A file that can be read as OPC 10000-20 has it: Open, Read, Close. */
final class ResultFile {
    private static final int READ_ONLY = 1;

    private final NodeTree tree;
    private final byte[] content;
    private final Map<Long, Integer> positions = new ConcurrentHashMap<>();
    private final AtomicLong handles = new AtomicLong();

    ResultFile(NodeTree tree, byte[] content) {
        this.tree = tree;
        this.content = content;
    }

    void addTo(UaNode parent) {
        UaNode file = tree.component(parent, tree.lads("File"), NodeIds.FileType);
        tree.property(file, tree.ua("Size"), NodeIds.UInt64, tree.constant(ulong(content.length)));
        tree.property(file, tree.ua("Writable"), NodeIds.Boolean, tree.constant(false));
        MethodArgument handle = new MethodArgument("FileHandle", NodeIds.UInt32, false, UInteger.class);
        method(file, "Open", List.of(new MethodArgument("Mode", NodeIds.Byte, false, UByte.class)), List.of(handle));
        method(
                file,
                "Read",
                List.of(handle, MethodArgument.int32("Length")),
                List.of(new MethodArgument("Data", NodeIds.ByteString, false, ByteString.class)));
        method(file, "Close", List.of(handle), List.of());
    }

    private void method(UaNode file, String name, List<MethodArgument> inputs, List<MethodArgument> outputs) {
        MethodGate.Body body = (caller, values) -> switch (name) {
            case "Open" -> open(values.get(0));
            case "Read" -> read(handle(values.get(0)), values);
            default -> close(handle(values.get(0)));
        };
        tree.method(file, new MethodSpec(tree.ua(name), inputs, outputs, body), () -> {});
    }

    private List<Object> open(@Nullable Object mode) throws UaException {
        if (!(mode instanceof UByte wanted) || wanted.intValue() != READ_ONLY) {
            throw new UaException(StatusCodes.Bad_InvalidArgument, "open it with mode 1: it can only be read");
        }
        long handle = handles.incrementAndGet();
        positions.put(handle, 0);
        return List.of(uint(handle));
    }

    private List<Object> read(long handle, List<@Nullable Object> values) {
        int from = positions.getOrDefault(handle, 0);
        int length = values.get(1) instanceof Integer wanted ? Math.max(0, wanted) : 0;
        int to = (int) Math.min(content.length, (long) from + length);
        positions.put(handle, to);
        return List.of(ByteString.of(Arrays.copyOfRange(content, from, to)));
    }

    private List<Object> close(long handle) {
        positions.remove(handle);
        return List.of();
    }

    private long handle(@Nullable Object handle) throws UaException {
        if (handle instanceof UInteger number && positions.containsKey(number.longValue())) {
            return number.longValue();
        }
        throw new UaException(StatusCodes.Bad_InvalidArgument, "no file is open under handle " + handle);
    }
}
