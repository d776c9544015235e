package org.ferrule.audit.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final String LOG = "org.ferrule/trail/test";

    /** The first key and signature of RFC 8032 section 7.1, as a Go programmer's tool for signed notes would write the key. */
    @Test
    void takesAKeyThatAnotherProgramMade() throws Exception {
        String pem = """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """;
        SigningKey key = SigningKey.fromPem(LOG, pem);

        assertThat(key.toPem()).isEqualTo(pem);
        assertThat(key.verifier().toString()).endsWith("+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
        assertThat(key.verifier()).isEqualTo(VerifierKey.parse(key.verifier().toString()));
    }

    @Test
    void isSignedByThoseWhoSignedItAloneAndComesBackAsItWas() throws Exception {
        SigningKey older = SigningKey.generate(LOG);
        SigningKey newer = SigningKey.generate(LOG);
        VerifierKey stranger = SigningKey.generate(LOG).verifier();
        TreeHead head = TreeHead.of(LOG, 7, new byte[32]);
        SignedNote note = SignedNote.sign(head.text(), List.of(older, newer));

        SignedNote read = SignedNote.parse(note.toString());

        assertThat(read).hasToString(note.toString());
        assertThat(TreeHead.of(read)).isEqualTo(head);
        assertThat(read.isSignedBy(older.verifier())).isTrue();
        assertThat(read.isSignedBy(newer.verifier())).isTrue();
        assertThat(read.isSignedBy(stranger)).isFalse();
        assertThat(read.isForgedAs(stranger)).isFalse();
        SignedNote changed = SignedNote.parse(note.toString().replace("\n7\n", "\n8\n"));
        assertThat(changed.isSignedBy(older.verifier())).isFalse();
        assertThat(changed.isForgedAs(older.verifier())).isTrue();
    }

    @Test
    void keepsTheSignaturesAndLinesOfOthers() throws Exception {
        SigningKey key = SigningKey.generate(LOG);
        String text = TreeHead.of(LOG, 7, new byte[32]).text() + "somebody else's line\n";
        String note = SignedNote.sign(text, List.of(key)) + "\u2014 witness.example AAAABBBBCCCC\n";

        assertThat(SignedNote.parse(note)).hasToString(note);
        assertThat(SignedNote.parse(note).isSignedBy(key.verifier())).isTrue();
        assertThat(TreeHead.of(SignedNote.parse(note)).size()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\nno dash AAAABBBBCCCC\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 name !!!\n",
                "text\n\n\u2014 name AAAABBBBCCCC"
            })
    void isNotReadFromSomethingElse(String text) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> SignedNote.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log\n",
                "log\n7\n",
                "log\n07\nAAAA\n",
                "log\n-1\nAAAA\n",
                "log\n7\nAAAA\n",
                "\n7\nAAAA\n",
                "l\n7\n!\n"
            })
    void isNotEveryNoteACheckpoint(String text) throws Exception {
        SignedNote note = SignedNote.sign(text, List.of(SigningKey.generate(LOG)));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> TreeHead.of(note));
    }

    @Test
    void aKeyWhoseIdIsAnothersIsRefused() throws Exception {
        String line = SigningKey.generate(LOG).verifier().toString();
        String id = line.split("\\+", 3)[1];
        String other = line.replace("+" + id + "+", "+00000000+");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> VerifierKey.parse(other))
                .withMessageContaining("expected " + id);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> VerifierKey.parse("no key"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> SigningKey.fromPem(LOG, "no key"));
    }
}
