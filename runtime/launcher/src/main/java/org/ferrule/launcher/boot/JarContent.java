package org.ferrule.launcher.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.connect.ConnectContent;

/** What is in a jar on the class path, for a framework that leaves its classes to the class path. */
final class JarContent implements ConnectContent {
    private final File file;
    private @Nullable ZipFile jar;

    JarContent(File file) {
        this.file = file;
    }

    @Override
    public Optional<Map<String, String>> getHeaders() {
        // Then the framework reads the manifest.
        return Optional.empty();
    }

    @Override
    public Iterable<String> getEntries() {
        return opened().stream().<String>map(ZipEntry::getName).toList();
    }

    @Override
    public Optional<ConnectEntry> getEntry(String path) {
        return Optional.ofNullable(opened().getEntry(path)).map(entry -> new Entry(opened(), entry));
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
        return Optional.of(JarContent.class.getClassLoader());
    }

    @Override
    public synchronized void open() throws IOException {
        if (jar == null) {
            jar = new ZipFile(file);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (jar != null) {
            jar.close();
            jar = null;
        }
    }

    private synchronized ZipFile opened() {
        if (jar == null) {
            throw new IllegalStateException(file + " is closed");
        }
        return jar;
    }

    private record Entry(ZipFile jar, ZipEntry entry) implements ConnectEntry {
        @Override
        public String getName() {
            return entry.getName();
        }

        @Override
        public long getContentLength() {
            return entry.getSize();
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return jar.getInputStream(entry);
        }
    }
}
