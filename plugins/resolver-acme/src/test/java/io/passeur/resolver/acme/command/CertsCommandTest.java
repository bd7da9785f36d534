package io.passeur.resolver.acme.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredCertificate;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.resolver.acme.testing.SelfSignedCertificates;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertsCommandTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new CertsCommand(Clock.fixed(NOW, ZoneOffset.UTC)).run(List.of(arguments), new Context());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private StoredCertificate store(String resolver, int days, String... names) throws Exception {
        StoredCertificate stored =
                SelfSignedCertificates.stored(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(days)), names);
        Storage.open(folder.resolve("acme.json")).save(resolver, stored);
        return stored;
    }

    @Test
    void listShowsACertificateALine() throws Exception {
        store("le", 59, "a.example.com", "b.example.com");
        store("le", -1, "old.example.com");
        Storage.open(folder.resolve("acme.json"))
                .save("zero", new StoredCertificate(List.of("bad.example.com"), "-", "-"));
        assertThat(run("list")).isZero();
        assertThat(printed()).isEqualTo("""
                        RESOLVER  DOMAINS                       EXPIRES (UTC)     DAYS LEFT  ISSUER
                        le        a.example.com, b.example.com  2030-03-01 00:00  59         CN=a.example.com
                        le        old.example.com               2029-12-31 00:00  expired    CN=old.example.com
                        zero      bad.example.com               -                 -          cannot be used: the certificate contains no PEM
                        """);
    }

    @Test
    void listOfAnEmptyFileSaysSo() throws Exception {
        Path other = Files.createFile(folder.resolve("other.json"));
        run("list", "--storage=other.json");
        assertThat(printed()).isEqualTo(other + " holds no certificates." + System.lineSeparator());
    }

    @Test
    void exportWritesTheNewestCertificateForTheName() throws Exception {
        store("le", 10, "x.example.com");
        StoredCertificate newest = store("le", 60, "example.com", "*.example.com");
        run("export", "X.example.com", "--out", "pem");
        assertThat(folder.resolve("pem/x.example.com.crt")).hasContent(newest.chain());
        assertThat(folder.resolve("pem/x.example.com.key")).hasContent(newest.key());
        assertThat(Files.getPosixFilePermissions(folder.resolve("pem/x.example.com.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        run("export", "*.example.com", "--resolver=le");
        assertThat(folder.resolve("_.example.com.key")).exists();
    }

    @Test
    void importAddsPemFiles() throws Exception {
        StoredCertificate stored =
                SelfSignedCertificates.stored(NOW, NOW.plus(Duration.ofDays(9)), "p.example.com", "q.example.com");
        Files.writeString(folder.resolve("cert.pem"), stored.chain());
        Files.writeString(folder.resolve("key.pem"), stored.key());
        run("import", "cert.pem", "key.pem", "--resolver=le");
        assertThat(Storage.read(folder.resolve("acme.json")).certificates("le")).containsExactly(stored);
        assertThat(printed()).startsWith("Added the certificate for p.example.com, q.example.com to le in ");
    }

    @Test
    void importAddsAnotherDocument() throws Exception {
        store("letsencrypt", 60, "mine.example.com");
        try (InputStream in = CertsCommandTest.class.getResourceAsStream("/traefik-acme.json")) {
            Files.copy(in, folder.resolve("traefik.json"));
        }
        run("import", "traefik.json", "--resolver=letsencrypt", "--storage=acme.json");
        Storage storage = Storage.read(folder.resolve("acme.json"));
        assertThat(storage.certificates("letsencrypt")).hasSize(3);
        assertThat(storage.account("letsencrypt")).isPresent();
        assertThat(storage.resolvers()).containsExactly("letsencrypt");
        assertThat(printed()).startsWith("Added 2 certificates and the account of letsencrypt to ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lst|certs: "lst" is not a command (expected: list, export or import
            list x|certs list: "x" is not an argument of this command
            list --out=x|--out is not an option of this command (expected: --storage=…)
            list --storage|--storage needs a value (expected: --storage=…)
            list --storage=none.json|none.json cannot be read: there is no
            export|certs export: 0 domains (expected: one, such as
            export b.example.com|there is no certificate for b.example.com (expected: one of a.example.com)
            import|certs import: 0 files (expected: a certificate and its key, or one acme.json)
            import a b|certs import: --resolver=name is missing (expected: one of le, zero)
            import a b --resolver=le|certs import: there is no
            import bad bad --resolver=le|are not a certificate and its key: the certificate contains no PEM
            import acme.json --resolver=x|contains nothing of the resolver "x" (expected: one of le)
            import bad|bad is not an acme.json:
            """)
    void mistakesAreToldWithWhatWasExpected(String line, String message) throws Exception {
        store("le", 60, "a.example.com");
        Files.writeString(folder.resolve("bad"), "bad");
        assertThatThrownBy(() -> run(line.split(" ")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void helpIsThere() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("passeur certs list", "passeur certs export", "passeur certs import");
        assertThat(run()).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(printed());
    }

    private final class Context implements CommandContext {

        @Override
        public PrintStream out() {
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public PrintStream err() {
            return new PrintStream(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public Path workingDirectory() {
            return folder;
        }

        @Override
        public <C extends Record> Map<String, C> certificateResolvers(
                String type, Class<C> configType, List<String> flags) {
            Map<String, C> resolvers = new LinkedHashMap<>();
            resolvers.put("le", configType.cast(new PebbleSettings().config()));
            resolvers.put("zero", configType.cast(new PebbleSettings().config()));
            return resolvers;
        }
    }
}
