package org.ferrule.core.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.Records;
import org.ferrule.core.site.SecretStore;
import org.ferrule.core.site.SiteFileReader;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AUD-008: nothing that a bundle, a person or a site file can reach changes, removes or switches off a record. */
@Proves(Req.AUD_008)
class NoWayAroundTest {
    private static final Set<String> KNOWN = Set.of(
            "append", "find", "openIntents", "unreconciled", "read", "latest", "checkpoint", "changeKey", "health");
    private static final String SUSPICIOUS =
            "(update|delete|remove|disable|enable|purge|truncate|clear|erase|drop|rewrite|overwrite|prune|rotate|discard|undo"
                    + "|suspend|pause|compact|vacuum|expire|retain|skip|mute)([A-Z].*)?|(set|switchO|turnO)[A-Zfn].*";

    @TempDir
    private Path directory;

    @Test
    void theTrailOffersWhatIsKnownHereAndNothingElse() {
        assertThat(names(AuditTrail.class)).isEqualTo(KNOWN);
        assertThat(Arrays.stream(SqliteAuditTrail.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !KNOWN.contains(name)))
                .containsExactly("close");
        assertThat(names(Records.class))
                .containsExactlyInAnyOrder("export", "review", "unreviewed", "changeKey", "checkpoint");
    }

    @ParameterizedTest
    @ValueSource(classes = {AuditTrail.class, Records.class})
    void noExportedTypeHasAMethodThatSoundsLikeItOrStateThatCouldBeChanged(Class<?> member) throws Exception {
        List<Class<?>> types = typesBeside(member);
        assertThat(types).hasSizeGreaterThan(10).contains(member);
        for (Class<?> type : types) {
            assertThat(names(type)).as(type.getName()).noneMatch(name -> name.matches(SUSPICIOUS));
            for (Field field : type.getDeclaredFields()) {
                assertThat(Modifier.isFinal(field.getModifiers()))
                        .as("%s", field)
                        .isTrue();
            }
        }
        assertThat(List.of("setLevel", "deleteBefore", "purge", "switchOff"))
                .allMatch(name -> name.matches(SUSPICIOUS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"audit", "auditTrail", "trail", "records", "log", "logging", "readOnly", "retention", "enabled"})
    void noKeyOfASiteFileSpeaksOfTheTrail(String key) {
        for (String value : List.of("off", "false", "{enabled: false}", "[none]")) {
            assertThatExceptionOfType(MistakesException.class)
                    .isThrownBy(() -> read("site: s\nequipment: {}\n" + key + ": " + value + "\n"))
                    .withMessageContaining(key);
            assertThatExceptionOfType(MistakesException.class)
                    .isThrownBy(() -> read("site: s\nequipment: {}\nlinks: {a: {stream: tcp, host: h, port: 1, " + key
                            + ": " + value + "}}\n"))
                    .withMessageContaining(key);
        }
    }

    private void read(String file) throws MistakesException {
        new SiteFileReader(Map.of(), new SecretStore(directory, Map.of()))
                .read(file.getBytes(StandardCharsets.UTF_8), directory, directory);
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /** Every type of a package, wherever it comes from: a folder of classes or a jar. */
    private static List<Class<?>> typesBeside(Class<?> member) throws Exception {
        URI origin = member.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path place = Path.of(origin);
        String folder = member.getPackageName().replace('.', '/');
        if (Files.isDirectory(place)) {
            return load(member, place.resolve(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return load(member, jar.getPath(folder));
        }
    }

    private static List<Class<?>> load(Class<?> member, Path folder) throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> member.getPackageName() + "." + name.substring(0, name.length() - 6))
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            types.add(Class.forName(name, false, member.getClassLoader()));
        }
        return types;
    }
}
