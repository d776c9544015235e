package org.ferrule.audit.verify;

import java.io.IOException;
import java.util.Optional;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.format.VerifierKey;

/**
 * What a trail has to agree with besides itself. What came from elsewhere and was kept elsewhere is what makes a trail hard to forge.
 *
 * @param key a key that must have signed the trail's checkpoints, then or now
 * @param kept a checkpoint that the trail must still begin with
 * @param witness who must have cosigned the newest checkpoint
 * @param isSearchChecked whether to check, too, that searches in the file find every record; that takes longer than all the rest
 */
public record Demands(
        Optional<VerifierKey> key, Optional<SignedNote> kept, Optional<WitnessKey> witness, boolean isSearchChecked) {
    /** Nothing: the trail vouches for itself. */
    public static final Demands NONE = new Demands(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /**
     * Demands a key.
     *
     * @param line as in {@code audit.pub}
     * @throws IOException if it is none
     */
    public Demands withKey(String line) throws IOException {
        return new Demands(Optional.of(VerifierKey.parse(line)), kept, witness, isSearchChecked);
    }

    /**
     * Demands that a checkpoint still holds.
     *
     * @param note the whole signed note
     * @throws IOException if it is none
     */
    public Demands withCheckpoint(String note) throws IOException {
        SignedNote parsed = SignedNote.parse(note);
        TreeHead.of(parsed);
        return new Demands(key, Optional.of(parsed), witness, isSearchChecked);
    }

    /**
     * Demands a witness.
     *
     * @param line the witness's verifier key, of C2SP kind 4
     * @throws IOException if it is none
     */
    public Demands withWitness(String line) throws IOException {
        return new Demands(key, kept, Optional.of(WitnessKey.parse(line)), isSearchChecked);
    }

    /** The records alone. */
    public Demands recordsOnly() {
        return new Demands(key, kept, witness, false);
    }

    /** True if something is demanded that only signed checkpoints can give. */
    boolean isSigned() {
        return key.isPresent() || kept.isPresent() || witness.isPresent();
    }

    /** Holds the keys that have signed against the one that is demanded. */
    void checkKey(Iterable<VerifierKey> signers, long sound) throws FaultException {
        if (key.isEmpty()) {
            return;
        }
        boolean isAny = false;
        for (VerifierKey signer : signers) {
            if (signer.equals(key.get())) {
                return;
            }
            isAny = true;
        }
        throw isAny
                ? FaultException.tampered(0, "the given key has signed nothing here; the keys are " + signers)
                : FaultException.incomplete(sound, "there is no checkpoint that the given key could have signed");
    }

    /** Holds the newest checkpoint against the witness that is demanded. */
    void checkWitness(Iterable<SignedNote> newest, long sound) throws FaultException {
        if (witness.isEmpty()) {
            return;
        }
        for (SignedNote note : newest) {
            if (witness.get().hasCosigned(note)) {
                return;
            }
        }
        throw new FaultException(
                Verdict.Finding.NOT_WITNESSED,
                sound,
                "the newest checkpoint is not witnessed by " + witness.get().name());
    }
}
