package org.ferrule.core.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.core.service.PluginView;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which file a plugin was installed from. The launcher hashes the very bytes that it hands to the framework and says so in the
 * bundle's location, which nobody can change; the file itself may be another one by now.
 */
final class PluginFile {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFile.class);
    private static final Pattern HASHED = Pattern.compile(".*#sha256=([0-9a-f]{64})");
    private static final int BUFFER = 1 << 16;

    private PluginFile() {}

    static PluginView of(Bundle bundle) {
        return new PluginView(bundle.getSymbolicName(), bundle.getVersion().toString(), sha256(bundle.getLocation()));
    }

    private static String sha256(String location) {
        Matcher hashed = HASHED.matcher(location);
        if (hashed.matches()) {
            return hashed.group(1);
        }
        if (!location.startsWith("file:")) {
            return "";
        }
        try {
            return sha256(Path.of(URI.create(location)));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("{} cannot be read, so records do not say which plugin it is", location, unreadable);
            return "";
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
