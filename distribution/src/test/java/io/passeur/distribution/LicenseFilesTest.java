package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LicenseFilesTest {

    private static final Path BILL = HOME.resolve("sbom.cdx.json");
    private static final Path TABLE = HOME.resolve("licenses/LIBRARIES.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\S+\\.jar) \\| \\S+:\\S+ \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern HASH = Pattern.compile("\"alg\" : \"SHA-256\",\\s*\"content\" : \"([0-9a-f]{64})\"");

    @BeforeEach
    void needsTheFullBuild() {
        assumeTrue(Files.exists(BILL), "licenses and bill of materials are not written with -Dquick");
    }

    @Test
    void eachJarOfOthersHasALicenseInTheTable() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(TABLE))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(jarsOfOthers().stream()
                        .map(jar -> jar.getFileName().toString())
                        .collect(Collectors.toSet()));
    }

    /** Apache's is LICENSE; for the others the file must be there. */
    @Test
    void eachLicenseThatAsksForItsTextHasIt() throws IOException {
        for (MatchResult row : ROW.matcher(Files.readString(TABLE)).results().toList()) {
            if (!row.group(2).matches("(?i).*(apache|public domain|EPL-2).*")) {
                String jar = row.group(1).replaceFirst("\\.jar$", "");
                String artifact = jar.replaceFirst("-[0-9].*", "");
                assertThat(List.of(jar, artifact))
                        .anyMatch(name -> Files.exists(HOME.resolve("licenses/" + name + ".txt")));
            }
        }
        assertThat(HOME.resolve("licenses/EPL-2.0.txt")).isNotEmptyFile();
        assertThat(HOME.resolve("LICENSE")).isNotEmptyFile();
    }

    @Test
    void theBillOfMaterialsListsTheJarsOfOthersAndNothingElse() throws Exception {
        String bill = Files.readString(BILL);
        // Before the components stands the tool that wrote the file, with a hash of its own.
        Set<String> listed = HASH.matcher(bill.substring(bill.indexOf("\n  \"components\" : [")))
                .results()
                .map(hash -> hash.group(1))
                .collect(Collectors.toSet());
        assertThat(listed).isEqualTo(hashes(jarsOfOthers()));
    }

    @Test
    void noticesThatJarsAskToPassOnAreInNotice() throws IOException {
        assertThat(HOME.resolve("NOTICE")).content().startsWith("Passeur\n").contains("Guice", "Apache Commons Codec");
    }

    private static Set<String> hashes(List<Path> files) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        Set<String> hashes = new HashSet<>();
        for (Path file : files) {
            hashes.add(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
        }
        return hashes;
    }

    private static List<Path> jarsOfOthers() throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(LicenseFilesTest::isOfOthers)
                    .toList();
        }
    }

    private static boolean isOfOthers(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            return jar.getEntry("META-INF/maven/io.passeur/") == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
