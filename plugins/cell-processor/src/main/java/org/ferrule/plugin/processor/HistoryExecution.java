package org.ferrule.plugin.processor;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.jspecify.annotations.Nullable;

/** Fetches the latest run's file, a part at each poll, and compares it with the device's own hash. */
final class HistoryExecution implements Execution {
    private final Device device;
    private final HistoryFile file;
    private final String runId;
    private final String deviceHash;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final String contentType;
    private final long size;
    private @Nullable Value handle;

    private HistoryExecution(Device device, HistoryFile file, Snapshot facts)
            throws ConnectionException, DeviceException {
        this.device = device;
        this.file = file;
        this.runId = facts.text(file.runId());
        this.deviceHash = file.hash(facts);
        this.contentType = file.contentType(device);
        this.size = file.isVariable() ? 0 : file.size(device);
    }

    /**
     * Opens the file.
     *
     * @param wanted run; empty takes the latest
     */
    static HistoryExecution start(Device device, HistoryFile file, String wanted)
            throws ConnectionException, DeviceException {
        HistoryExecution execution = new HistoryExecution(device, file, file.facts(device));
        if (!wanted.isEmpty() && !wanted.equals(execution.runId)) {
            throw new DeviceException(
                    execution.runId,
                    "the device keeps the history of run '" + execution.runId + "', not of '" + wanted + "'");
        }
        execution.requireShort(execution.size);
        if (!file.isVariable()) {
            execution.handle = file.open(device);
        }
        return execution;
    }

    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        Value open = handle;
        if (open == null) {
            Value.Bytes all = file.variable(device);
            requireShort(all.content().length);
            return over(all.content());
        }
        byte[] part = file.read(device, open, device.context().settings().integer("historyChunk"));
        content.writeBytes(part);
        if (part.length > 0 && isShort(content.size())) {
            double progress = size > 0 ? Math.min(1, content.size() / (double) size) : 0;
            return ExecutionStatus.running(progress, content.size() + " bytes fetched");
        }
        file.close(device, open);
        requireShort(content.size());
        return over(content.toByteArray());
    }

    @Override
    public void cancel() {
        // Not declared cancellable: nothing happens at the device.
    }

    private ExecutionStatus over(byte[] bytes) {
        String sha256 = sha256(bytes);
        if (!deviceHash.isEmpty() && !deviceHash.equals(sha256)) {
            return ExecutionStatus.failed("the file of run '" + runId + "' has SHA-256 " + sha256
                    + ", but the device says " + deviceHash + ": it was changed, or cut off");
        }
        return ExecutionStatus.succeeded(Map.of(
                "file", new Value.Bytes(bytes, contentType),
                "sha256", Value.text(sha256),
                "runId", Value.text(runId),
                "verified", Value.bool(!deviceHash.isEmpty())));
    }

    private boolean isShort(long bytes) {
        return bytes <= device.context().settings().integer("historyLimit");
    }

    private void requireShort(long bytes) throws DeviceException {
        if (!isShort(bytes)) {
            throw new DeviceException(
                    "", "the run history has " + bytes + " bytes or more; raise the setting historyLimit to fetch it");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
