package org.ferrule.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The second verifier as it ships, kept running, so that it can be asked thousands of times. */
final class PythonVerifier implements AutoCloseable {
    private static final Path HOME = Path.of("src", "main", "python").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASK_AGAIN = """
            import contextlib, io, json, sys
            sys.path.insert(0, sys.argv[1])
            import trail_verify
            for line in sys.stdin:
                request, out = json.loads(line), io.StringIO()
                if 'signature' in request:
                    octets = [bytes.fromhex(request[name]) for name in ('key', 'message', 'signature')]
                    print(json.dumps(trail_verify.is_signed(*octets)), flush=True)
                    continue
                with contextlib.redirect_stdout(out):
                    code = trail_verify.main(request['arguments'] + ['--json'])
                print(json.dumps(dict(json.loads(out.getvalue()), code=code)), flush=True)
            """;

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    PythonVerifier() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("python3", "-c", ASK_AGAIN, HOME.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    private JsonNode ask(Object request) throws IOException {
        in.write(JSON.writeValueAsString(request) + "\n");
        in.flush();
        return JSON.readTree(out.readLine());
    }

    Verdict verify(List<String> arguments) throws IOException {
        JsonNode answer = ask(Map.of("arguments", arguments));
        List<String> remarks = new ArrayList<>();
        answer.path("remarks").forEach(remark -> remarks.add(remark.asText()));
        Verdict verdict = new Verdict(
                Verdict.Finding.valueOf(answer.path("finding").asText()),
                answer.path("records").asLong(),
                answer.path("head").asText(),
                answer.path("message").asText(),
                remarks);
        if (verdict.finding().exitCode() != answer.path("code").asInt()) {
            throw new IOException("the exit code says something else: " + answer);
        }
        return verdict;
    }

    boolean isSigned(String keyHex, String messageHex, String signatureHex) throws IOException {
        return ask(Map.of("key", keyHex, "message", messageHex, "signature", signatureHex))
                .asBoolean();
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
