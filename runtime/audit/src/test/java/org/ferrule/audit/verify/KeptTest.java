package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.ferrule.audit.Entries;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.ConsistencyProof;
import org.ferrule.audit.verify.Verdict.Finding;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;

/** What somebody kept elsewhere (a key, a checkpoint, a witness's word) against trails and copies of them. */
class KeptTest extends TwoVerifiers {
    @Test
    @Proves(Req.AUD_024)
    void checkpointsOfEveryKeyStillHoldAfterTwoChanges() throws Exception {
        List<String> keys = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        try (TrailMaker maker = new TrailMaker(file)) {
            for (int i = 0; i < 3; i++) {
                keys.add(maker.key().verifier().toString());
                maker.add(Entries.event("under key " + i));
                kept.add(Files.writeString(directory.resolve("kept-" + i), maker.checkpoint()));
                maker.add(Entries.event("later"));
                kept.add(Files.writeString(directory.resolve("kept-later-" + i), maker.checkpoint()));
                if (i < 2) {
                    maker.changeKey();
                }
            }
        }

        for (Path one : kept) {
            for (String key : keys) {
                both.assertIntact(file, "--key", key, "--checkpoint", one.toString());
            }
        }
    }

    @Test
    @Proves(Req.AUD_022)
    void everyPairOfStoredCheckpointsIsConsistent() throws Exception {
        List<SignedNote> notes = new ArrayList<>();
        try (TrailMaker maker = new TrailMaker(file)) {
            for (int i = 0; i < 60; i++) {
                notes.add(SignedNote.parse(maker.checkpoint()));
                maker.add(Entries.event("" + i));
            }
        }
        int pairs = 0;
        try (StoredTrail trail = new StoredTrail(file)) {
            for (SignedNote older : notes) {
                for (SignedNote newer : notes) {
                    TreeHead from = TreeHead.of(older);
                    TreeHead to = TreeHead.of(newer);
                    if (from.size() <= to.size()) {
                        assertThat(ConsistencyProof.isValid(
                                        tree(from), tree(to), ConsistencyProof.make(trail, from.size(), to.size())))
                                .isTrue();
                        pairs++;
                    }
                }
            }
        }
        assertThat(pairs).isEqualTo(60 * 61 / 2);
    }

    private static ConsistencyProof.Tree tree(TreeHead head) {
        return new ConsistencyProof.Tree(head.size(), head.root());
    }

    @Test
    @Proves(Req.AUD_018)
    void anOlderCopyPutInItsPlaceIsFoundByTheSideFileAndByAKeptCheckpoint() throws Exception {
        Path old = directory.resolve("yesterday");
        Path data = Files.createDirectories(directory.resolve("data"));
        Path kept = directory.resolve("kept");
        try (TrailMaker maker = new TrailMaker(data.resolve("audit.db"), "org.ferrule/trail/a")) {
            maker.add(Entries.event("0"));
            maker.checkpoint();
            maker.flush();
            SampleTrail.copy(data, old);
            maker.add(Entries.event("1"));
            Files.writeString(kept, maker.checkpoint());
        }
        both.assertIntact(data, "--checkpoint", kept.toString());
        both.assertIntact(old);

        both.assertFound(old, Finding.INCOMPLETE, 2, "--checkpoint", kept.toString());
        Files.copy(
                data.resolve("audit.checkpoint"), old.resolve("audit.checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        both.assertFound(old, Finding.INCOMPLETE, 2);
    }

    @Test
    void onlyAWitnessedCheckpointSatisfiesWhoeverAsksForTheWitness() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String witness = vkey("control.example/w1", pair);
        String note;
        try (TrailMaker maker = new TrailMaker(file)) {
            maker.add(Entries.event("0"));
            note = maker.checkpoint();
        }
        Path side = directory.resolve("audit.checkpoint");
        assertThat(both.verify(file, "--witness", witness).finding()).isEqualTo(Finding.NOT_WITNESSED);

        Files.writeString(side, note + cosignature("control.example/w1", pair, note));
        both.assertIntact(file, "--witness", witness);
        assertThat(both.verify(file, "--witness", vkey("control.example/w1", another()))
                        .finding())
                .isEqualTo(Finding.NOT_WITNESSED);
        Files.writeString(side, note + cosignature("control.example/w1", pair, note.replace("\n2\n", "\n3\n")));
        assertThat(both.verify(file, "--witness", witness).finding()).isEqualTo(Finding.NOT_WITNESSED);
    }

    private static KeyPair another() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static byte[] typed(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
        typed[0] = 4;
        return typed;
    }

    private static byte[] id(String name, KeyPair pair) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed(pair)), 4);
    }

    private static String vkey(String name, KeyPair pair) throws Exception {
        return name + "+" + HexFormat.of().formatHex(id(name, pair)) + "+"
                + Base64.getEncoder().encodeToString(typed(pair));
    }

    private static String cosignature(String name, KeyPair pair, String note) throws Exception {
        long seconds = 1_772_366_400;
        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(id(name, pair));
        line.writeBytes(ByteBuffer.allocate(8).putLong(seconds).array());
        line.writeBytes(signature.sign());
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(line.toByteArray()) + "\n";
    }

    /** The second verifier's own Ed25519 against Java's. */
    @Test
    void theSecondVerifierAcceptsExactlyTheSignaturesThatJavaMakes() throws Exception {
        KeyPair pair = another();
        byte[] key = Arrays.copyOfRange(typed(pair), 1, 33);
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            byte[] message = new byte[random.nextInt(200)];
            random.nextBytes(message);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            byte[] made = signature.sign();
            assertThat(isSigned(key, message, made)).isTrue();
            made[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertThat(isSigned(key, message, made)).isFalse();
        }
    }

    private boolean isSigned(byte[] key, byte[] message, byte[] signature) throws IOException {
        HexFormat hex = HexFormat.of();
        return both.python().isSigned(hex.formatHex(key), hex.formatHex(message), hex.formatHex(signature));
    }
}
