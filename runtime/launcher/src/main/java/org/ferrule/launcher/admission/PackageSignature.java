package org.ferrule.launcher.admission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The signature over a jar as a whole: one signer for every byte of it. Java by itself would also accept a jar of which a part is signed,
 * or one from which signed files are gone.
 */
public final class PackageSignature {
    private static final String FOLDER = "META-INF/";
    private static final List<String> BLOCKS = List.of(".EC", ".RSA", ".DSA");

    private final Path file;
    private final PackageFiles contents;

    private PackageSignature(Path file, PackageFiles contents) {
        this.file = file;
        this.contents = contents;
    }

    /**
     * Who signed all of a jar: the certificate, and those that vouch for it, each for the one before it.
     *
     * @param today on which the certificate must be valid
     * @throws UnsoundPackageException if any byte of it is not signed, changed or missing; says which
     */
    public static List<X509Certificate> signer(Path file, LocalDate today) throws UnsoundPackageException, IOException {
        PackageSignature signature = new PackageSignature(file, PackageFiles.read(file));
        signature.checkForm();
        signature.checkNothingIsGone();
        List<X509Certificate> chain = signature.signerOfAll();
        X509Certificate signer = chain.get(0);
        if (day(signer.getNotBefore()).isAfter(today)
                || day(signer.getNotAfter()).isBefore(today)) {
            throw new UnsoundPackageException("The certificate of " + signer.getSubjectX500Principal()
                    + " is valid from " + day(signer.getNotBefore()) + " to " + day(signer.getNotAfter())
                    + ", but not on " + today + ".");
        }
        return chain;
    }

    private static LocalDate day(Date instant) {
        return LocalDate.ofInstant(instant.toInstant(), ZoneOffset.UTC);
    }

    /** True for the files that a signature itself is made of. */
    public static boolean isSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith(FOLDER)
                && upper.indexOf('/', FOLDER.length()) < 0
                && (isList(upper) || isBlock(upper) || upper.startsWith(FOLDER + "SIG-"));
    }

    private static boolean isList(String upper) {
        return upper.endsWith(".SF");
    }

    private static boolean isBlock(String upper) {
        return BLOCKS.stream().anyMatch(upper::endsWith);
    }

    private void checkForm() throws UnsoundPackageException {
        List<String> parts = contents.files().keySet().stream()
                .filter(PackageSignature::isSignature)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        if (parts.stream().noneMatch(PackageSignature::isBlock)) {
            throw new UnsoundPackageException("The jar is not signed: it has no signature block in META-INF.");
        }
        boolean isPair = parts.size() == 2
                && parts.stream().anyMatch(PackageSignature::isList)
                && parts.stream()
                                .map(name -> name.replaceAll("\\.\\w+$", ""))
                                .distinct()
                                .count()
                        == 1;
        if (!isPair) {
            throw new UnsoundPackageException(
                    "One signature has one .SF and one block of the same name, but the jar has " + parts
                            + ". What these files hold beyond that is signed by nobody.");
        }
    }

    private void checkNothingIsGone() throws UnsoundPackageException {
        for (String name : contents.manifest().getEntries().keySet()) {
            if (!contents.files().containsKey(name)) {
                throw new UnsoundPackageException(
                        "The signed manifest lists " + name + ", which was removed from the jar.");
            }
        }
    }

    private List<X509Certificate> signerOfAll() throws UnsoundPackageException, IOException {
        Set<List<X509Certificate>> signers = new HashSet<>();
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            for (String name : contents.files().keySet()) {
                if (!isSignature(name) && !name.equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
                    signers.add(signerOf(jar, name));
                }
            }
        } catch (SecurityException changed) {
            throw new UnsoundPackageException("The jar was changed after it was signed: " + changed.getMessage());
        }
        if (signers.size() != 1) {
            throw new UnsoundPackageException(
                    "One vendor should have signed the whole jar, but " + signers.size() + " did.");
        }
        return signers.iterator().next();
    }

    private static List<X509Certificate> signerOf(JarFile jar, String name)
            throws UnsoundPackageException, IOException {
        JarEntry entry = jar.getJarEntry(name);
        if (entry == null) {
            throw new UnsoundPackageException(name + " cannot be found by its name in the jar.");
        }
        try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null || signers.length != 1) {
            throw new UnsoundPackageException(name + " is " + (signers == null ? "not signed" : "signed more than once")
                    + "; the signature should be one, over the whole jar, with a digest that Java still trusts.");
        }
        return signers[0].getSignerCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
