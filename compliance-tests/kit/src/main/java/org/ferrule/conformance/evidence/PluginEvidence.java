package org.ferrule.conformance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Sha256;

/**
 * The evidence of a plugin with several types of equipment: a folder with the evidence of each, named after it, and a signed list of them,
 * so that none can be taken away or put beside them.
 *
 * @param folder that holds them
 */
public record PluginEvidence(Path folder) {
    private static final String TITLE = "ferrule conformance attestation of all types of a plugin 1";
    private static final String TYPE = "type:";
    private static final String UNSTATED = "unstated";

    /**
     * Takes a folder that is not there or is empty.
     *
     * @throws IOException if something is in it
     */
    public static PluginEvidence create(Path folder) throws IOException {
        EvidenceFolder.requireEmpty(folder);
        return new PluginEvidence(Files.createDirectories(folder));
    }

    /** Whether a folder is of this kind, and not the evidence of one type. */
    public static boolean isIn(Path folder) throws IOException {
        Path note = folder.resolve(Attestation.NAME);
        return Files.isRegularFile(note)
                && Files.readString(note, StandardCharsets.UTF_8).startsWith(TITLE + "\n");
    }

    /** Where the evidence of a type goes. */
    public Path of(String type) {
        return folder.resolve(type);
    }

    /**
     * Signs the list, when all are filed.
     *
     * @param unstated types of the plugin that nothing is stated of, so that nobody has tried them
     */
    public void close(List<Results> types, List<String> unstated, SigningKey key)
            throws IOException, GeneralSecurityException {
        Map<String, String> hashes = new TreeMap<>();
        for (Results results : types) {
            String type = results.subject().type();
            hashes.put(type, attestationHash(type));
        }
        Files.writeString(
                folder.resolve(Attestation.NAME),
                Attestation.sign(TITLE, claims(types, unstated, hashes), key),
                StandardOpenOption.CREATE_NEW);
    }

    private String attestationHash(String type) throws IOException {
        return Sha256.of(Files.readAllBytes(of(type).resolve(Attestation.NAME)));
    }

    private static Map<String, String> claims(List<Results> types, List<String> unstated, Map<String, String> hashes) {
        Map<String, String> claims = new TreeMap<>();
        boolean isConformant = unstated.isEmpty() && types.stream().allMatch(Results::isConformant);
        claims.put("result", isConformant ? "conformant" : "not conformant");
        claims.put(
                "plugin-sha256",
                types.stream().map(one -> one.subject().sha256()).distinct().collect(Collectors.joining(" ")));
        claims.put(UNSTATED, unstated.isEmpty() ? "none" : String.join(" ", unstated));
        hashes.forEach((type, hash) -> claims.put(TYPE + type, hash));
        return claims;
    }

    /**
     * The types that are listed, whether their evidence is there or not.
     *
     * @throws IOException if there is no list, or something in it is no type
     */
    public Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String name : attested().keySet()) {
            if (name.startsWith(TYPE)) {
                types.add(name.substring(TYPE.length()));
            }
        }
        for (String type : types) {
            // It becomes the name of a folder.
            if (!type.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
                throw new IOException(Attestation.NAME + " lists '" + type + "', which is no type.");
            }
        }
        return types;
    }

    /** Types of the plugin that nobody has tried. */
    public List<String> unstated() throws IOException {
        String unstated = attested().getOrDefault(UNSTATED, "none");
        return unstated.equals("none") ? List.of() : List.of(unstated.split(" "));
    }

    private Map<String, String> attested() throws IOException {
        return Attestation.read(TITLE, Attestation.in(folder));
    }

    /**
     * What is wrong with the evidence, a sentence each; empty if nothing is.
     *
     * @param trusted the key that must have signed, the list and each type's evidence
     * @param kit version of the kit that checks
     */
    public List<String> faults(Optional<VerifierKey> trusted, String kit) throws IOException {
        Map<String, String> attested = attested();
        List<String> faults = new ArrayList<>(Attestation.signatureFaults(folder, attested, trusted));
        Set<String> there = there();
        Set<String> listed = types();
        there.stream().filter(name -> !listed.contains(name)).forEach(name -> faults.add(name + " was added."));
        for (String type : listed) {
            if (there.contains(type)) {
                ofType(type, attested, trusted, kit).forEach(fault -> faults.add(type + ": " + fault));
            } else {
                faults.add(type + " is missing.");
            }
        }
        if (faults.isEmpty()) {
            faults.addAll(disagreements(attested, listed));
        }
        return faults;
    }

    private List<String> ofType(String type, Map<String, String> attested, Optional<VerifierKey> trusted, String kit) {
        try {
            List<String> faults = new ArrayList<>(EvidenceCheck.faults(of(type), trusted, kit));
            if (!attestationHash(type).equals(attested.get(TYPE + type))) {
                faults.add("its " + Attestation.NAME + " is not the listed one.");
            }
            return faults;
        } catch (IOException unreadable) {
            return List.of(unreadable.getMessage() + "");
        }
    }

    private List<String> disagreements(Map<String, String> attested, Set<String> listed) throws IOException {
        List<Results> types = new ArrayList<>();
        for (String type : listed) {
            types.add(ResultsFile.read(of(type)));
        }
        return Attestation.differences(attested, claims(types, unstated(), Map.of()), "the evidence");
    }

    private Set<String> there() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(one -> Objects.toString(one.getFileName()))
                    .filter(name -> !name.equals(Attestation.NAME))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
