package org.ferrule.architecture.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ferrule.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

/** Each way in which catalogue and tests can part must be noticed. */
class TraceabilityCanFailTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void aRequirementThatNoTestNamesIsUnproved() {
        assertThat(check("@Test @Proves(Req.AUD_001) void a() {}").unproved())
                .contains("AUD-002", "AUD-027")
                .doesNotContain("AUD-001")
                .as("planned, only recommended, or somebody else's")
                .doesNotContain("AUD-012", "AUD-033", "PAR-001");
    }

    @Test
    void aRequirementThatNoContractNamesIsUnchecked() {
        String file = "compliance-tests/kit/src/main/java/SomeContract.java";
        List<Proof> checks = CheckReader.read(file, """
                /** Not for {@code Req.PAR_007}. */
                class SomeContract {
                    // Req.PAR_005
                    List<String> some = List.of(Req.PAR_001, Req.PAR_003, Req.PAR_001, Req.CMD_011, "Req.CMD_001");
                }
                """);
        Traceability traceability = new Traceability(CATALOGUE, List.of(), checks);

        assertThat(traceability.unchecked())
                .contains("PAR-005", "PAR-007", "CMD-001", "IDN-005")
                .doesNotContain("PAR-001", "PAR-003")
                .as("planned, only recommended, or the framework's")
                .doesNotContain("CMD-011", "TIM-008", "AUD-001");
        assertThat(traceability.wrongClaims())
                .singleElement()
                .asString()
                .contains("SomeContract", "CMD-011", "only planned");
    }

    @Test
    void idsAreReadInEveryFormAndInNestedClasses() {
        List<Proof> proofs = check("""
                                @Test @Proves({Req.AUD_001, Req.AUD_002}) void a() {}
                                @ParameterizedTest @org.ferrule.catalogue.Proves(value = AUD_003) void b() {}
                                @Nested @Proves("AUD-004") class Inner { @Test void c() {} }
                                """).proofs();

        assertThat(proofs)
                .extracting(proof -> proof.requirement() + " " + proof.test())
                .containsExactly(
                        "AUD-001 SomeTest.a", "AUD-002 SomeTest.a", "AUD-003 SomeTest.b", "AUD-004 SomeTest.Inner");
        assertThat(proofs).allSatisfy(proof -> assertThat(proof.module()).isEqualTo("runtime/some"));
    }

    @Test
    void aClaimOfAnUnknownOrPlannedRequirementIsWrong() {
        assertThat(check("@Test @Proves(\"AUD-999\") void a() {}").wrongClaims())
                .singleElement()
                .asString()
                .contains("runtime/some/src/test/java/SomeTest.java: SomeTest.a", "AUD-999", "does not have");
        assertThat(check("@Test @Proves(Req.AUD_012) void a() {}").wrongClaims())
                .singleElement()
                .asString()
                .contains("AUD-012", "only planned");
    }

    @Test
    void aClaimThatIsMadeTwiceIsWrong() {
        assertThat(check("@Test @Proves({Req.AUD_001, Req.AUD_001}) void a() {}")
                        .wrongClaims())
                .singleElement()
                .asString()
                .contains("twice");
    }

    @Test
    void aClaimByWhatNotEveryBuildRunsIsWrong() {
        assertObjection("@Proves(Req.AUD_001) void a() {}", "no annotation of a JUnit test");
        assertObjection("@Test @Disabled(\"flaky\") @Proves(Req.AUD_001) void a() {}", "not every build");
        assertObjection("@Test @EnabledIfSystemProperty @Proves(Req.AUD_001) void a() {}", "not every build");
        assertObjection("@Disabled @Nested class B { @Test @Proves(Req.AUD_001) void a() {} }", "not every build");
        assertObjection("@Nested @Proves(Req.AUD_001) class B { void a() {} }", "no test in it");
        assertThat(read("Benchmark", "@Test @Proves(Req.AUD_001) void a() {}").wrongClaims())
                .singleElement()
                .asString()
                .contains("ends in Test or IT");
    }

    private static void assertObjection(String body, String reason) {
        assertThat(check(body).wrongClaims()).singleElement().asString().contains("cannot prove AUD-001", reason);
    }

    private static Traceability check(String body) {
        return read("SomeTest", body);
    }

    private static Traceability read(String type, String body) {
        String file = "runtime/some/src/test/java/" + type + ".java";
        return new Traceability(CATALOGUE, ProofReader.read(file, "class " + type + " {\n" + body + "\n}"), List.of());
    }
}
