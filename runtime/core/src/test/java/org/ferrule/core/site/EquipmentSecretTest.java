package org.ferrule.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.Resources;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;

/** Settings of an equipment, as opposed to a link, that name a secret. */
class EquipmentSecretTest {
    private static final Path SITE = Path.of("/s");

    private static SiteConfiguration read(String isRequired, String given) throws MistakesException {
        String setting = "settings:\n  password: {kind: secret, required: " + isRequired + "}\n";
        byte[] descriptor =
                Resources.with(Resources.DO_SENSOR, "settings:\n", setting).getBytes(StandardCharsets.UTF_8);
        byte[] site = Resources.with(Resources.SITE, "unitId: 3", "unitId: 3" + given)
                .replace(
                        "  reactor-1: {type: ferrule.lads.bioreactor",
                        "  do-3: {password: {secret: reactor}, type: hamilton.arc.visiferm-do")
                .replace(
                        "link: reactor, simulated: true, limits: {temperature.sp: [36.0, 37.5]}",
                        "link: bench-b, unitId: 9")
                .replace("link: bench-b}", "link: bench-b, password: {secret: reactor}}")
                .getBytes(StandardCharsets.UTF_8);
        SecretStore secrets = new SecretStore(SITE, Map.of("FERRULE_SECRET_REACTOR", "hunter2"));
        var types = Map.of("hamilton.arc.visiferm-do", new DescriptorReader().read("d.yaml", descriptor));
        return new SiteFileReader(types, secrets).read(site, SITE, SITE);
    }

    private static Optional<String> password(SiteConfiguration site) {
        return site.equipment().get(new EquipmentId("do-1")).settings().findSecret("password");
    }

    @Test
    void theDriverGetsWhatTheStoreHoldsAndNobodyElseSeesIt() throws Exception {
        SiteConfiguration site = read("true", ", password: {secret: reactor}");

        assertThat(password(site)).contains("hunter2");
        assertThat(site.toString()).doesNotContain("hunter2");
    }

    @Test
    void anOptionalOneMayBeLeftOut() throws Exception {
        assertThat(password(read("false", ""))).isEmpty();
    }

    @Test
    void aRequiredOneThatIsMissingIsAMistake() {
        assertThatThrownBy(() -> read("true", ""))
                .hasMessageContaining("equipment.do-1.password: is missing: it names a secret.")
                .hasMessageContaining("password: {secret: NAME}");
    }

    @Test
    void oneThatTheStoreDoesNotHoldIsAMistake() {
        assertThatThrownBy(() -> read("false", ", password: {secret: other}"))
                .hasMessageContaining("equipment.do-1.password.secret: the secret 'other' is not there.");
    }

    @Test
    void theSecretItselfIsRefused() {
        assertThatThrownBy(() -> read("false", ", password: hunter2"))
                .hasMessageContaining("equipment.do-1.password: must not stand in the site file.")
                .hasMessageNotContaining("hunter2");
    }
}
