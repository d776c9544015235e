package org.ferrule.plugin.lads;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/** Fetches a result and its file, a part at each poll. */
final class ResultFetch implements Execution {
    private static final int CHUNK = 65_536;

    private final Map<String, Value> facts;
    private final Optional<ResultFile> file;
    private final long limit;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable Value handle;

    ResultFetch(AddressSpace space, OpcUaNodeId result, String fileName, long limit)
            throws ConnectionException, DeviceException {
        this.facts = new HashMap<>(new ResultFacts(space, result).read());
        this.file = ResultFile.find(space, result, fileName);
        this.limit = limit;
        file.ifPresent(found -> facts.put("fileName", Value.text(found.name())));
        file.filter(found -> !found.url().isBlank()).ifPresent(found -> facts.put("fileUrl", Value.text(found.url())));
    }

    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        ResultFile source = file.filter(ResultFile::isReadable).orElse(null);
        if (source == null) {
            return ExecutionStatus.succeeded(facts);
        }
        Value open = handle == null ? source.open() : handle;
        handle = open;
        byte[] part = source.read(open, CHUNK);
        content.writeBytes(part);
        if (content.size() > limit) {
            source.close(open);
            throw new DeviceException(
                    "", "file " + source.name() + " is longer than " + limit + " bytes; raise the setting resultLimit");
        }
        if (part.length > 0) {
            return ExecutionStatus.running(0, content.size() + " bytes fetched");
        }
        source.close(open);
        facts.put("file", new Value.Bytes(content.toByteArray(), source.contentType()));
        return ExecutionStatus.succeeded(facts);
    }

    @Override
    public void cancel() {
        // Not declared cancellable: nothing happens at the device.
    }
}
