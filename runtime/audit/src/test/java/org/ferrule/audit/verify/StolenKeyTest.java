package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.Entries;
import org.ferrule.audit.Signature;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.merkle.TreeHash;
import org.ferrule.audit.verify.Verdict.Finding;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trails that fit and are signed as they have to be, but say what a trail cannot say: written by somebody who holds the key. */
class StolenKeyTest extends TwoVerifiers {
    private static final Signature ANNA = SampleTrail.ANNA;

    @Test
    @Proves(Req.AUD_026)
    void aSignatureOfAnotherRecordIsFound() throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            maker.addSigned(Entries.event("harmless"), ANNA);
            byte[] signedLeaf = new TreeHash().leaf(new byte[0]);
            long index = maker.add(signedAt(maker.size() + 1));
            maker.add(TrailMaker.signature(ANNA, index, signedLeaf, maker.log()));
            maker.checkpoint();
        }

        both.assertFound(file, Finding.TAMPERED, 4);
    }

    private static AuditEntry signedAt(long index) {
        AuditEntry entry = Entries.event("dangerous");
        return entry.in(entry.circumstances().signedAt(index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "signs.index", "signs.leafHash", "printedName", "meaning", "components"})
    @Proves(Req.AUD_026)
    void aSignatureThatSaysSomethingElseIsFound(String key) throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            long index = maker.add(signedAt(2));
            AuditEntry signature = TrailMaker.signature(ANNA, index, maker.lastLeaf(), maker.log());
            Map<String, String> detail = new HashMap<>(signature.detail());
            if (key.startsWith("signs") || key.equals("log")) {
                detail.put(key, "0");
            } else {
                detail.put(key, "");
            }
            maker.add(AuditEntry.event(signature.action(), signature.actor(), signature.target(), detail));
            maker.checkpoint();
        }

        both.assertFound(file, Finding.TAMPERED, 2);
    }

    @Test
    void aRecordThatNamesASignatureWhichIsNoneIsFound() throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            maker.add(signedAt(2));
            maker.add(Entries.event("no signature"));
            maker.checkpoint();
        }

        both.assertFound(file, Finding.TAMPERED, 2);
    }

    @Test
    @Proves(Req.AUD_026)
    void aSignatureUnderARecordThatDoesNotNameItIsFound() throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            long index = maker.add(Entries.event("not signed"));
            maker.add(TrailMaker.signature(ANNA, index, maker.lastLeaf(), maker.log()));
            maker.checkpoint();
        }

        both.assertFound(file, Finding.TAMPERED, 2);
    }

    @Test
    @Proves(Req.AUD_024)
    void aChangeOfTheKeyThatOnlyTheNewKeySignedIsFound() throws Exception {
        String first;
        try (TrailMaker maker = new TrailMaker(file)) {
            first = maker.key().verifier().toString();
            maker.changeKey();
            maker.checkpoint(List.of(maker.key()));
        }

        assertThat(both.verify(file))
                .returns(Finding.TAMPERED, Verdict::finding)
                .satisfies(verdict -> assertThat(verdict.message()).contains("not signed by the key " + first));
    }

    @Test
    void aChangeOfAKeyThatWasNotInForceIsFound() throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            maker.changeKey(
                    SigningKey.generate(maker.log()),
                    SigningKey.generate(maker.log()).verifier().toString());
            maker.checkpoint();
        }

        both.assertFound(file, Finding.TAMPERED, 1);
    }

    /** Who has a key of his own begins a trail with it and claims that the real one followed: it has signed nothing. */
    @Test
    void aKeyThatIsOnlyNamedDoesNotVouchForATrail() throws Exception {
        SigningKey real = SigningKey.generate("org.ferrule/trail/x");
        try (TrailMaker maker = new TrailMaker(file, "org.ferrule/trail/x")) {
            maker.checkpoint();
            maker.changeKey(real, maker.key().verifier().toString());
        }

        both.assertIntact(file);
        assertThat(both.verify(file, "--key", real.verifier().toString()).finding())
                .isEqualTo(Finding.TAMPERED);
    }

    @Test
    void aTrailThatBeginsTwiceIsFound() throws Exception {
        try (TrailMaker maker = new TrailMaker(file)) {
            maker.add(Entries.event("0"));
            maker.add(AuditEntry.event(
                    AuditAction.TRAIL,
                    Actor.SYSTEM,
                    "trail",
                    Map.of(
                            "event",
                            "CREATED",
                            "log",
                            maker.log(),
                            "key",
                            maker.key().verifier().toString())));
            maker.checkpoint();
        }

        both.assertFound(file, Finding.TAMPERED, 2);
    }

    @Test
    void twoDifferentHistoriesUnderOneKeyAreFoundByAKeptCheckpoint() throws Exception {
        SampleTrail honest = new SampleTrail(directory.resolve("honest"));
        Path kept = Files.copy(honest.sideFile(), directory.resolve("kept"));
        Attacker.forge(honest.file(), 2, "37.0", "38.0");
        SigningKey stolen = SigningKey.fromPem(
                Files.readAllLines(honest.sideFile()).get(0),
                Files.readString(honest.directory().resolve("audit.key")));
        Attacker.rebuildFrontiers(honest.file());
        Attacker.rewriteNotes(honest.file(), head -> SignedNote.sign(head.text(), List.of(stolen)));
        Files.delete(honest.sideFile());

        Verdict alone = both.verify(honest.file());
        assertThat(alone.finding()).as(alone.message()).isEqualTo(Finding.INTACT);
        assertThat(both.verify(honest.file(), "--checkpoint", kept.toString()).finding())
                .isEqualTo(Finding.TAMPERED);
    }
}
