package org.ferrule.audit.verify;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.format.VerifierKey;

/**
 * What an export holds and what proves it.
 *
 * @param log the log's name
 * @param site the site's name as the records say; for people
 * @param exported UTC time of the export; for people
 * @param recording where the trail itself records this export, or that it does not; for people
 * @param first index of the first record
 * @param last index of the last one
 * @param count how many there are
 * @param size number of records that the checkpoint is about
 * @param root its tree hash, hexadecimal digits
 * @param keys verifier keys of the log, oldest first; the last one signed the checkpoint
 * @param keyChanges for each key but the first: that the record which changed it is in the log
 * @param checkpoint the signed note
 * @param left hashes of the complete subtrees before the first record, largest first
 * @param right hashes of the complete subtrees after the last record, left to right
 * @param copies names and SHA-256 of the files made of the records, to read
 */
@JsonPropertyOrder({
    "log",
    "site",
    "exported",
    "recording",
    "first",
    "last",
    "count",
    "size",
    "root",
    "keys",
    "keyChanges",
    "checkpoint",
    "left",
    "right",
    "copies"
})
public record Manifest(
        String log,
        String site,
        String exported,
        String recording,
        long first,
        long last,
        long count,
        long size,
        String root,
        List<String> keys,
        List<RecordProof> keyChanges,
        String checkpoint,
        List<String> left,
        List<String> right,
        Map<String, String> copies) {
    /** Its name in the directory. */
    public static final String FILE = "manifest.json";
    /** The records' name in the directory. */
    public static final String RECORDS = "records.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    /**
     * What is said to people.
     *
     * @param site the site's name as the records say
     * @param exported UTC time of the export
     * @param recording where the trail itself records this export, or that it does not
     */
    public record Words(String site, String exported, String recording) {}

    /** Copies the lists. */
    public Manifest {
        keys = List.copyOf(keys);
        keyChanges = List.copyOf(keyChanges);
        left = List.copyOf(left);
        right = List.copyOf(right);
        copies = new TreeMap<>(copies);
    }

    /** Reads it from an export's directory. */
    public static Manifest read(Path directory) throws IOException {
        return JSON.readValue(Files.readAllBytes(directory.resolve(FILE)), Manifest.class);
    }

    /** Writes it into an export's directory. */
    public void write(Path directory) throws IOException {
        Files.write(
                directory.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /** The same with the copies' hashes. */
    public Manifest with(Map<String, String> hashes) {
        return new Manifest(
                log,
                site,
                exported,
                recording,
                first,
                last,
                count,
                size,
                root,
                keys,
                keyChanges,
                checkpoint,
                left,
                right,
                hashes);
    }

    SignedNote note() throws IOException {
        SignedNote note = SignedNote.parse(checkpoint);
        TreeHead head = TreeHead.of(note);
        boolean isSame =
                head.log().equals(log) && head.size() == size && head.root().equals(root);
        if (!isSame || first < 0 || last - first + 1 != count || last >= size || count < 1) {
            throw new IOException("it contradicts its checkpoint or itself");
        }
        return note;
    }

    /** The keys, each proved to follow the one before; an exception's message says which does not. */
    List<VerifierKey> provedKeys(SignedNote note) throws IOException {
        if (keys.isEmpty() || keyChanges.size() != keys.size() - 1) {
            throw new IOException("it has " + keys.size() + " keys and " + keyChanges.size() + " changes of keys");
        }
        List<VerifierKey> proved = new ArrayList<>();
        for (String line : keys) {
            proved.add(VerifierKey.parse(line));
        }
        for (int i = 1; i < proved.size(); i++) {
            RecordProof proof = keyChanges.get(i - 1);
            RecordFacts facts = proof.check(proved.subList(i - 1, i + 1));
            boolean isChange = facts.action().equals("TRAIL")
                    && "KEY_CHANGED".equals(facts.detail().get("event"))
                    && keys.get(i - 1).equals(facts.detail().get("previous"))
                    && keys.get(i).equals(facts.detail().get("key"));
            if (!isChange || !proof.log().equals(log)) {
                throw new IOException("record " + facts.index() + " does not change the key " + keys.get(i - 1) + " to "
                        + keys.get(i));
            }
        }
        VerifierKey signer = proved.get(proved.size() - 1);
        if (!signer.name().equals(log) || !note.isSignedBy(signer)) {
            throw new IOException("its checkpoint is not signed by the key " + signer);
        }
        return proved;
    }
}
