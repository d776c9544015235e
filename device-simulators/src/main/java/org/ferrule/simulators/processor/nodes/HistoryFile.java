package org.ferrule.simulators.processor.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.RunHistory;

/** The file of the latest run, to be read as OPC 10000-20 has it: Open, Read, Close. */
final class HistoryFile {
    private static final int READ_ONLY = 1;

    private final CounterflowDevice device;
    private final Map<Long, Reader> open = new ConcurrentHashMap<>();
    private final AtomicLong handles = new AtomicLong();

    HistoryFile(CounterflowDevice device) {
        this.device = device;
    }

    /** An open file with its position. */
    private static final class Reader {
        final byte[] bytes;
        int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        synchronized byte[] read(int length) {
            byte[] part = Arrays.copyOfRange(bytes, position, Math.min(bytes.length, position + Math.max(0, length)));
            position += part.length;
            return part;
        }
    }

    /** What a method does with its arguments. */
    @FunctionalInterface
    private interface Body {
        List<Object> call(List<Object> arguments) throws UaException;
    }

    void addTo(NodeMaker nodes, UaNode parent) {
        UaObjectNode file = nodes.object(parent, "RunHistory", NodeIds.FileType);
        nodes.property(file, "Size", NodeIds.UInt64, () -> ulong(content().length));
        nodes.property(file, "MimeType", NodeIds.String, () -> "text/csv");
        nodes.variable(
                file,
                "RunHistorySha256",
                NodeIds.String,
                () -> device.history().map(RunHistory::sha256).orElse(""));
        nodes.variable(
                file,
                "RunHistoryRunID",
                NodeIds.String,
                () -> device.history().map(RunHistory::runId).orElse(""));
        var handle = NodeMaker.argument("FileHandle", NodeIds.UInt32);
        nodes.method(
                file, "Open", List.of(NodeMaker.argument("Mode", NodeIds.Byte)), List.of(handle), handler(this::open));
        nodes.method(
                file,
                "Read",
                List.of(handle, NodeMaker.argument("Length", NodeIds.Int32)),
                List.of(NodeMaker.argument("Data", NodeIds.ByteString)),
                handler(this::read));
        nodes.method(file, "Close", List.of(handle), List.of(), handler(this::close));
    }

    private byte[] content() {
        Optional<RunHistory> history = device.history();
        byte[] bytes = history.map(RunHistory::bytes).orElse(new byte[0]);
        if (bytes.length > 0 && device.faults().isHistoryCorrupt()) {
            bytes[bytes.length / 2] ^= 1;
        }
        return bytes;
    }

    private List<Object> open(List<Object> arguments) throws UaException {
        if (!(arguments.get(0) instanceof UByte mode) || mode.intValue() != READ_ONLY) {
            throw new UaException(StatusCodes.Bad_InvalidArgument, "open it with mode 1: it can only be read");
        }
        if (device.history().isEmpty()) {
            throw new UaException(StatusCodes.Bad_NotReadable, "no run has ended yet");
        }
        long handle = handles.incrementAndGet();
        open.put(handle, new Reader(content()));
        return List.of(uint(handle));
    }

    private List<Object> read(List<Object> arguments) throws UaException {
        int length = arguments.get(1) instanceof Integer wanted ? wanted : 0;
        return List.of(ByteString.of(reader(arguments.get(0)).read(length)));
    }

    private List<Object> close(List<Object> arguments) throws UaException {
        reader(arguments.get(0));
        open.remove(number(arguments.get(0)));
        return List.of();
    }

    private Reader reader(Object handle) throws UaException {
        Reader reader = open.get(number(handle));
        if (reader == null) {
            throw new UaException(StatusCodes.Bad_InvalidArgument, "no file is open under handle " + handle);
        }
        return reader;
    }

    private static long number(Object handle) {
        return handle instanceof UInteger number ? number.longValue() : -1;
    }

    private static MethodInvocationHandler handler(Body body) {
        return (AccessContext context, CallMethodRequest request) -> {
            Variant[] inputs = request.getInputArguments() == null ? new Variant[0] : request.getInputArguments();
            try {
                List<Object> arguments = Arrays.stream(inputs)
                        .map(Variant::value)
                        .map(Object.class::cast)
                        .toList();
                Variant[] outputs =
                        body.call(arguments).stream().map(Variant::new).toArray(Variant[]::new);
                return result(StatusCode.GOOD, outputs);
            } catch (UaException e) {
                return result(e.getStatusCode(), new Variant[0]);
            } catch (IndexOutOfBoundsException e) {
                return result(new StatusCode(StatusCodes.Bad_ArgumentsMissing), new Variant[0]);
            }
        };
    }

    private static CallMethodResult result(StatusCode status, Variant[] outputs) {
        return new CallMethodResult(status, new StatusCode[0], new DiagnosticInfo[0], outputs);
    }
}
