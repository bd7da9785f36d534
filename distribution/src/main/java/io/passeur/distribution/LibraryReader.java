package io.passeur.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Finds out what a jar is, and under which license. */
record LibraryReader(BillOfMaterials bill, CheckedInLicenses checkedIn) {

    private static final String OURS = "META-INF/maven/io.passeur/";

    /** Empty for the jars of this project. */
    Optional<Library> read(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            if (jar.getEntry(OURS) != null) {
                return Optional.empty();
            }
            Component component =
                    bill.find(sha256(path)).orElseThrow(() -> new IOException(path + ": not in the bill of materials"));
            List<String> licenses = licenses(component, jar);
            if (licenses.isEmpty()) {
                throw new IOException(path + ": no license in its pom or manifest; add " + component.coordinates()
                        + " to distribution/src/main/licenses/licenses.properties");
            }
            return Optional.of(new Library(
                    path.getFileName().toString(), component, licenses, texts(jar, "license"), texts(jar, "notice")));
        }
    }

    private List<String> licenses(Component component, JarFile jar) throws IOException {
        List<String> found = checkedIn.of(component);
        if (!found.isEmpty() || jar.getManifest() == null) {
            return found;
        }
        String header = jar.getManifest().getMainAttributes().getValue("Bundle-License");
        return header == null ? List.of() : List.of(header);
    }

    /** All of them: some jars contain code of others, whose license is a second file. */
    private static String texts(JarFile jar, String kind) throws IOException {
        var texts = new StringBuilder();
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.getName().matches("(?i)(META-INF/)?[^/]*" + kind + "(\\.txt|\\.md)?")) {
                texts.append(content(jar, entry).strip()).append('\n');
            }
        }
        return texts.toString();
    }

    private static String content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
