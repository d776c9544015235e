package org.ferrule.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFileTest {
    @TempDir
    private Path directory;

    @Test
    void isReadableByItsOwnerAloneAlsoWhenItTakesThePlaceOfAnother() throws IOException {
        Path file = Files.writeString(directory.resolve("control.json"), "left over");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(directory.resolve("control.json.new"), "left over by a crash");

        new ControlFile(file).write(4711, "secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("url").asText()).isEqualTo("http://127.0.0.1:4711");
        assertThat(json.path("token").asText()).isEqualTo("secret");
        assertThat(json.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isDeletedOnceAndForAll() throws IOException {
        ControlFile file = new ControlFile(directory.resolve("control.json"));
        file.write(1, "t");
        file.delete();
        file.delete();

        assertThat(directory.resolve("control.json")).doesNotExist();
    }

    @Test
    void tokensCannotBeGuessed() {
        assertThat(ControlFile.newToken()).matches("[0-9a-f]{64}").isNotEqualTo(ControlFile.newToken());
    }
}
