package org.ferrule.conformance.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.pack.PackageMutants.Mutant;
import org.ferrule.conformance.result.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Opcodes;

class PackageContractTest {
    @TempDir
    static Path keys;

    private static DevelopmentKey key;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKey() throws Exception {
        key = DevelopmentKey.make(keys, "vendor", "2026/01/01");
    }

    static Stream<Mutant> mutants() {
        return PackageMutants.all();
    }

    private Path signed(PluginJarBuilder jar) throws Exception {
        return jar.write(folder.resolve("pump.jar"), key);
    }

    @Test
    void aSoundPackageHasNoFaultAndOnlyWhatNobodyGaveIsNotTested() throws Exception {
        assertThat(Verdicts.of(signed(new PluginJarBuilder())).all())
                .satisfiesExactlyInAnyOrder(line -> assertThat(line)
                        .startsWith("NotTestedException [PKG-004]")
                        .contains("--rebuild FILE"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void eachMutantBreaksItsOwnRequirementAndNoOther(Mutant mutant) throws Exception {
        PluginJarBuilder jar = new PluginJarBuilder();
        mutant.change().accept(jar);

        // Signing and tampering take most of the time, and have a test of their own.
        assertThat(Verdicts.of(jar.write(folder.resolve("mutant.jar"))).faults())
                .filteredOn(line -> !line.contains("[" + Req.PKG_002 + "]"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("NotMetException [" + mutant.requirement() + "]"))
                .anySatisfy(line -> assertThat(line).contains(mutant.message()));
    }

    @Test
    void everyRequiredRequirementOfTheContractHasAMutant() {
        assertThat(PackageMutants.all().map(Mutant::requirement))
                .contains(Req.IDN_001, Req.PAR_002, Req.PKG_001, Req.PKG_003, Req.PKG_005, Req.PKG_006)
                .contains(Req.PKG_007, Req.PKG_011, Req.SEC_003, Req.SEC_011);
    }

    @Test
    void aLibraryThatTheBillOfMaterialsNamesIsNoFault() throws Exception {
        byte[] library = Files.readAllBytes(
                new PluginJarBuilder().withoutFile(PluginJarBuilder.BILL).write(folder.resolve("lib.jar")));
        PluginJarBuilder jar = new PluginJarBuilder()
                .file("lib/lib.jar", library)
                .replace(
                        PluginJarBuilder.BILL,
                        PluginJarBuilder.COMPONENTS,
                        "\"components\": [{\"group\": \"org.lib\", \"name\": \"lib\", \"version\": \"1.0\", \"purl\": "
                                + "\"pkg:maven/org.lib/lib@1.0\", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \""
                                + Sha256.of(library) + "\"}]}]");

        assertThat(Verdicts.of(signed(jar)).faults()).isEmpty();
    }

    @Test
    void interfacesMayBeExportedAndADeclaredForbiddenInterfaceIsUsed() throws Exception {
        PluginJarBuilder jar = new PluginJarBuilder()
                .file("com/example/pump/api/Pump.class", ClassBytes.interfaceNamed("com/example/pump/api/Pump"))
                .header("Export-Package", "com.example.pump.api;version=\"1.2.3\"")
                .file(
                        "com/example/pump/Net.class",
                        ClassBytes.calling("com/example/pump/Net", "java/net/Socket", "open"))
                .header("Ferrule-Uses", "java.net.Socket;why=\"the pump calls back\"");

        assertThat(Verdicts.of(signed(jar)).faults()).isEmpty();
    }

    @Test
    void theNameOfASecretSettingIsNoSecret() throws Exception {
        PluginJarBuilder jar = new PluginJarBuilder()
                .file(
                        "com/example/pump/Keys.class",
                        ClassBytes.constant("com/example/pump/Keys", "PASSWORD", "servicePassword"));

        assertThat(Verdicts.of(signed(jar)).faults()).isEmpty();
    }

    @Test
    void asDescriptorsAloneNeedNoContractOneWithoutClassesIsNotJudgedByIt() throws Exception {
        PluginJarBuilder jar = new PluginJarBuilder()
                .withoutFile(PluginJarBuilder.DRIVER + ".class")
                .header("Import-Package", "java.util");

        assertThat(Verdicts.of(signed(jar)).all())
                .anySatisfy(line -> assertThat(line).startsWith("NotApplicableException [PKG-005]"));
    }

    @Test
    void aSecondBuildIsComparedButForTheSignature() throws Exception {
        Path first = signed(new PluginJarBuilder());
        Path same = new PluginJarBuilder().write(folder.resolve("same.jar"));
        Path other = new PluginJarBuilder()
                .file("com/example/pump/B.class", ClassBytes.empty("com/example/pump/B", Opcodes.V17))
                .write(folder.resolve("other.jar"));
        Path header = new PluginJarBuilder().header("Built", "now").write(folder.resolve("header.jar"));

        assertThat(rebuilt(first, same)).noneMatch(line -> line.contains("PKG-004"));
        assertThat(rebuilt(first, other)).anyMatch(line -> line.contains("[PKG-004] com/example/pump/B.class is not"));
        assertThat(rebuilt(first, header)).anyMatch(line -> line.contains("[PKG-004] The headers"));
    }

    private static java.util.List<String> rebuilt(Path jar, Path rebuild) throws Exception {
        return Verdicts.of(jar, new PackageOptions(Optional.empty(), Optional.of(rebuild), Verdicts.TODAY))
                .all();
    }
}
