package org.ferrule.core.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds secrets that a site file names: in {@code SITE_DIR/secrets/NAME}, else in the environment. */
public final class SecretStore {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path directory;
    private final Map<String, String> environment;

    /**
     * Looks in a site's directory and an environment.
     *
     * @param siteDirectory holds {@code secrets/}
     * @param environment variables by name, usually {@code System.getenv()}
     */
    public SecretStore(Path siteDirectory, Map<String, String> environment) {
        this.directory = siteDirectory.resolve("secrets");
        this.environment = Map.copyOf(environment);
    }

    /**
     * The secret, without a line end.
     *
     * @throws SecretException if there is none or its file is readable by others; the message says what to do
     */
    public String resolve(String name) throws SecretException {
        if (!NAME.matcher(name).matches()) {
            throw new SecretException("'" + name + "' is no name of a secret: use a lower-case letter, then lower-case letters, "
                    + "digits and hyphens.");
        }
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            return fromFile(file);
        }
        String variable = "FERRULE_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(environment.get(variable))
                .orElseThrow(() -> new SecretException("the secret '" + name + "' is not there. Put it into " + file
                        + " (mode 0600) or into the environment variable " + variable + "."));
    }

    private static String fromFile(Path file) throws SecretException {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                Set<PosixFilePermission> permissions = view.readAttributes().permissions();
                if (permissions.stream().anyMatch(OTHERS::contains)) {
                    throw new SecretException("others may read or write " + file + " ("
                            + PosixFilePermissions.toString(permissions) + "). Run: chmod 600 " + file);
                }
            }
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new SecretException("cannot read " + file + ": " + e + ". Make it a text file that only this user can read.");
        }
    }

    /** A secret that cannot be had; the message says why and what to do. */
    public static final class SecretException extends Exception {
        private static final long serialVersionUID = 1L;

        SecretException(String message) {
            super(message);
        }
    }
}
