package org.ferrule.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    @TempDir
    private Path site;

    private Path file;
    private SecretStore store;

    @BeforeEach
    void writeSecret() throws Exception {
        file = Files.createDirectories(site.resolve("secrets")).resolve("lims-key");
        Files.writeString(file, "from file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        store = new SecretStore(
                site, Map.of("FERRULE_SECRET_LIMS_KEY", "from environment", "FERRULE_SECRET_ONLY", "here"));
    }

    @Test
    void aFileComesBeforeTheEnvironment() throws Exception {
        assertThat(store.resolve("lims-key")).isEqualTo("from file");
        assertThat(store.resolve("only")).isEqualTo("here");
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> store.resolve("lims-key"))
                .isInstanceOf(SecretStore.SecretException.class)
                .hasMessage("others may read or write " + file + " (rw-r-----). Run: chmod 600 " + file);
    }

    @Test
    void aMissingSecretIsNamedWithBothPlacesWhereItCouldBe() {
        assertThatThrownBy(() -> store.resolve("not-there"))
                .hasMessageContaining(site.resolve("secrets/not-there").toString())
                .hasMessageContaining("FERRULE_SECRET_NOT_THERE");
    }

    @Test
    void aNameThatLeavesTheDirectoryIsRefused() {
        assertThatThrownBy(() -> store.resolve("../site.yaml")).hasMessageContaining("is no name of a secret");
    }
}
