package org.ferrule.audit.verify;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.audit.merkle.InclusionProof;
import org.ferrule.audit.merkle.TreeHash;

/**
 * That one record is in a log, for somebody who has nothing else of it but its key.
 *
 * @param log the log's name
 * @param index of the record
 * @param size number of records that the checkpoint is about
 * @param leafHash of the record, hexadecimal digits
 * @param path RFC 6962 audit path, leaf to root, hexadecimal digits
 * @param record the record's exact bytes as text
 * @param checkpoint the signed note
 */
@JsonPropertyOrder({"log", "index", "size", "leafHash", "path", "record", "checkpoint"})
public record RecordProof(
        String log, long index, long size, String leafHash, List<String> path, String record, String checkpoint) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    /** Copies the path. */
    public RecordProof {
        path = List.copyOf(path);
    }

    /** Reads what {@link #toJson()} writes. */
    static RecordProof parse(byte[] json) throws IOException {
        return JSON.readValue(json, RecordProof.class);
    }

    /** As JSON. */
    public String toJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always have a JSON form", e);
        }
    }

    /** What the record says; an exception's message says why the proof is none. */
    RecordFacts check(Iterable<VerifierKey> keys) throws IOException {
        SignedNote note = SignedNote.parse(checkpoint);
        TreeHead head = TreeHead.of(note);
        byte[] content = record.getBytes(StandardCharsets.UTF_8);
        byte[] leaf = new TreeHash().leaf(content);
        RecordFacts facts = RecordFacts.parse(content);
        if (!TreeHash.hex(leaf).equals(leafHash)) {
            throw new IOException("the record's bytes do not match its leaf hash");
        }
        if (facts.index() != index || head.size() != size || !head.log().equals(log)) {
            throw new IOException("record, proof and checkpoint are about different things");
        }
        byte[] root = HexFormat.of().parseHex(head.root());
        if (!InclusionProof.isValid(new InclusionProof.Place(index, size), leaf, hashes(path), root)) {
            throw new IOException("the path does not lead to the checkpoint's root");
        }
        for (VerifierKey key : keys) {
            if (!note.isSignedBy(key)) {
                throw new IOException("the checkpoint is not signed by " + key);
            }
        }
        return facts;
    }

    static List<byte[]> hashes(List<String> digits) throws IOException {
        for (String one : digits) {
            if (!one.matches("[0-9a-f]{64}")) {
                throw new IOException("'" + one + "' is no hash");
            }
        }
        return digits.stream().map(HexFormat.of()::parseHex).toList();
    }
}
