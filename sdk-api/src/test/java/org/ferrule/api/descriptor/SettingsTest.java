package org.ferrule.api.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.ferrule.api.model.Value;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Settings settings = Settings.of(Map.of(
                    "host", Value.text("127.0.0.1"),
                    "port", Value.integer(502),
                    "offset", Value.real(0.5),
                    "strict", Value.bool(true),
                    "timeout", new Value.Span(Duration.ofSeconds(2))))
            .withSecrets(Map.of("password", "correct horse"));

    @Test
    void givesEachSettingInItsType() {
        assertThat(settings.text("host")).isEqualTo("127.0.0.1");
        assertThat(settings.integer("port")).isEqualTo(502);
        assertThat(settings.real("port")).isEqualTo(502.0);
        assertThat(settings.real("offset")).isEqualTo(0.5);
        assertThat(settings.bool("strict")).isTrue();
        assertThat(settings.duration("timeout")).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.findText("other")).isEmpty();
    }

    @Test
    void aSecretIsFoundByItsNameButShownNowhere() {
        assertThat(settings.findSecret("password")).contains("correct horse");
        assertThat(settings.findText("password")).isEmpty();
        assertThat(settings.toString()).contains("host").doesNotContain("correct horse", "127.0.0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.text("password"))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("correct horse"));
    }

    @Test
    void anUndeclaredSettingIsNamedWithTheOnesThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.duration("retries"))
                .withMessageContaining("'retries'")
                .withMessageContaining("port");
    }
}
