package org.ferrule.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.site.SecretStore;
import org.ferrule.core.site.SiteFileReader;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file, the answer is a list of mistakes and never a crash. */
class DamagedFilesTest {
    private static final String CHARACTERS = "{}[]:,#&*!|>'\"%@`-?~ \n\tax0.9\u0000\u00e9\uD83D";
    private static final int MUTATIONS = 500;

    @ParameterizedTest
    @MethodSource("org.ferrule.core.Resources#goodFiles")
    void anyBeginningOfAFileIsReadOrAnsweredWithMistakes(String name) throws Exception {
        FileCheck check = check(name);
        String text = Resources.text(name);
        int step = text.length() > 2000 ? 7 : 1;
        int refused = 0;
        for (int length = 0; length < text.length(); length += step) {
            refused += isRefused(check, text.substring(0, length), "the first " + length + " characters of " + name);
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("org.ferrule.core.Resources#goodFiles")
    void anySingleWrongCharacterIsReadOrAnsweredWithMistakes(String name) throws Exception {
        long seed = Long.getLong("ferrule.seed", new Random().nextLong());
        Random random = new Random(seed);
        FileCheck check = check(name);
        String text = Resources.text(name);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            int at = random.nextInt(text.length());
            char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            String damaged = text.substring(0, at) + character + text.substring(at + random.nextInt(2));
            refused +=
                    isRefused(check, damaged, name + " with '" + character + "' at " + at + ", -Dferrule.seed=" + seed);
        }
        assertThat(refused).as("-Dferrule.seed=" + seed).isPositive();
    }

    private static int isRefused(FileCheck check, String text, String what) {
        try {
            check.read(text.getBytes(StandardCharsets.UTF_8));
            return 0;
        } catch (MistakesException e) {
            assertThat(e.mistakes()).as(what).isNotEmpty();
            return 1;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("crashed on " + what, e);
        }
    }

    private static FileCheck check(String name) throws MistakesException {
        if (!name.equals(Resources.SITE)) {
            DescriptorReader reader = new DescriptorReader();
            return bytes -> reader.read(name, bytes);
        }
        SecretStore secrets = new SecretStore(Path.of("/s"), Map.of("FERRULE_SECRET_REACTOR", "x"));
        SiteFileReader reader = new SiteFileReader(Plugins.installed(), secrets);
        return bytes -> reader.read(bytes, Path.of("/s"), Path.of("/s/data"));
    }

    @FunctionalInterface
    private interface FileCheck {
        void read(byte[] bytes) throws MistakesException;
    }
}
