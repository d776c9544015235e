package org.ferrule.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ferrule.core.MistakeCase;
import org.ferrule.core.Plugins;
import org.ferrule.core.Resources;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SiteMistakesTest {
    private static final Path SITE = Path.of("/s");

    static List<MistakeCase> cases() {
        return MistakeCase.all("site/mistakes.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsNamedWithPlaceKeyAndRemedy(MistakeCase wrong) throws MistakesException {
        SecretStore secrets = new SecretStore(SITE, Map.of("FERRULE_SECRET_REACTOR", "x"));
        SiteFileReader reader = new SiteFileReader(Plugins.installed(), secrets);
        MistakesException thrown = catchThrowableOfType(
                MistakesException.class,
                () -> reader.read(wrong.file().getBytes(StandardCharsets.UTF_8), SITE, SITE.resolve("data")));
        assertThat(thrown).as("the file was accepted").isNotNull();
        assertThat(thrown).hasMessage(wrong.messages());
    }

    @Test
    void withoutPluginsTheMessageSaysThatNoneIsInstalled() {
        SecretStore secrets = new SecretStore(SITE, Map.of("FERRULE_SECRET_REACTOR", "x"));
        byte[] site = Resources.text(Resources.SITE).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new SiteFileReader(Map.of(), secrets).read(site, SITE, SITE))
                .hasMessageContaining("site.yaml:8:16  equipment.do-1.type: no plugin provides type "
                        + "'hamilton.arc.visiferm-do'. Installed: none. Put the plugin's jar into plugins/.");
    }

    @Test
    void aDirectoryWithoutSiteFileIsAMistake(@TempDir Path empty) {
        SecretStore secrets = new SecretStore(empty, Map.of());
        assertThatThrownBy(() -> new SiteFileReader(Map.of(), secrets).read(empty, empty))
                .isInstanceOf(MistakesException.class)
                .hasMessage("site.yaml:1:1  there is no file " + empty.resolve("site.yaml")
                        + ". Write one, or name the directory that holds it.");
    }
}
