package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.CoveringSubtrees;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/** Verifies an export by itself: the trail that it is from is not needed. */
final class ExportCheck {
    private final Path directory;
    private final Demands demands;

    ExportCheck(Path directory, Demands demands) {
        this.directory = directory;
        this.demands = demands;
    }

    Verdict verify() throws IOException, FaultException {
        try {
            Manifest manifest = Manifest.read(directory);
            SignedNote note = manifest.note();
            var keys = manifest.provedKeys(note);
            Frontier tree = lines(manifest);
            close(tree, manifest);
            checkCopies(manifest);
            checkKept(TreeHead.of(note));
            demands.checkKey(keys, 0);
            demands.checkWitness(List.of(note), manifest.count());
            return Verdict.intact(manifest.count(), manifest.root(), remarks());
        } catch (NoSuchFileException e) {
            throw FaultException.incomplete(0, e.getFile() + " is missing");
        } catch (IOException | IllegalArgumentException e) {
            throw FaultException.tampered(0, Manifest.FILE + ": " + e.getMessage());
        }
    }

    private Frontier lines(Manifest manifest) throws IOException, FaultException {
        Frontier tree = new Frontier();
        CoveringSubtrees.append(tree, RecordProof.hashes(manifest.left()), manifest.first());
        SignatureBinding signatures = new SignatureBinding(manifest.log());
        TreeHash hash = new TreeHash();
        try (RecordLines lines = new RecordLines(directory.resolve(Manifest.RECORDS))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                long index = tree.size();
                byte[] leaf = hash.leaf(line);
                try {
                    RecordFacts facts = RecordFacts.parse(line);
                    if (facts.index() != index) {
                        throw new IOException("it says that it is record " + facts.index());
                    }
                    signatures.take(facts, leaf);
                } catch (IOException e) {
                    throw FaultException.tampered(index - manifest.first(), "record " + index + ": " + e.getMessage());
                }
                tree.append(leaf);
            }
            if (lines.isTorn()) {
                throw FaultException.incomplete(
                        tree.size() - manifest.first(), "record " + tree.size() + " is cut off");
            }
        }
        return tree;
    }

    private static void close(Frontier tree, Manifest manifest) throws IOException, FaultException {
        long found = tree.size() - manifest.first();
        if (found != manifest.count()) {
            throw new FaultException(
                    found < manifest.count() ? Verdict.Finding.INCOMPLETE : Verdict.Finding.TAMPERED,
                    Math.min(found, manifest.count()),
                    "there are " + found + " records; the manifest says " + manifest.count());
        }
        CoveringSubtrees.append(tree, RecordProof.hashes(manifest.right()), manifest.size());
        if (!TreeHash.hex(tree.root()).equals(manifest.root())) {
            throw FaultException.tampered(
                    0,
                    "records " + manifest.first() + " to " + manifest.last()
                            + " are not those that the checkpoint was made over");
        }
    }

    private void checkCopies(Manifest manifest) throws IOException, FaultException {
        for (Map.Entry<String, String> copy : manifest.copies().entrySet()) {
            Path file = directory.resolve(Path.of(copy.getKey()).getFileName());
            if (!Files.isRegularFile(file)) {
                throw FaultException.incomplete(manifest.count(), copy.getKey() + " is missing");
            }
            if (!FileHash.sha256(file).equals(copy.getValue())) {
                throw FaultException.tampered(manifest.count(), copy.getKey() + " is not the one that was exported");
            }
        }
    }

    private void checkKept(TreeHead head) throws IOException, FaultException {
        if (demands.kept().isEmpty()) {
            return;
        }
        TreeHead kept = TreeHead.of(demands.kept().get());
        if (!kept.log().equals(head.log())
                || (kept.size() == head.size() && !kept.root().equals(head.root()))) {
            throw FaultException.tampered(0, "the checkpoint that was kept is of another trail");
        }
        if (kept.size() != head.size()) {
            throw new FaultException(
                    Verdict.Finding.UNREADABLE,
                    0,
                    "an export can be held against a checkpoint of " + head.size() + " records only, not of "
                            + kept.size());
        }
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("only records.jsonl is proved; records.csv and trail.html are copies to read");
        if (demands.key().isEmpty()) {
            remarks.add("no key was given from elsewhere (--key): the export vouches for its own key");
        }
        return remarks;
    }
}
