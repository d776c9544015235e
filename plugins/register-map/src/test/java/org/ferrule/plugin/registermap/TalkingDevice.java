package org.ferrule.plugin.registermap;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The far end of a serial cable: answers each line with what it was told, and nothing else. */
final class TalkingDevice implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final FileInputStream in;
    private final OutputStream out;

    private TalkingDevice(String path) throws IOException {
        in = new FileInputStream(path);
        out = new FileOutputStream(path);
        Thread thread = new Thread(this::serve, "talking-device");
        thread.setDaemon(true);
        thread.start();
    }

    static TalkingDevice on(String path) throws IOException {
        return new TalkingDevice(path);
    }

    TalkingDevice answers(String request, String reply) {
        answers.put(request, reply);
        return this;
    }

    List<String> heard() {
        return heard;
    }

    private void serve() {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    continue;
                }
                heard.add(line);
                String answer = answers.get(line);
                if (answer != null) {
                    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The cable is pulled out.
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
