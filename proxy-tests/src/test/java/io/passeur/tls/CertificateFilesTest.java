package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spec.CertificateSpec;
import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFilesTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");

    @TempDir
    private Path folder;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore changes = new Semaphore(0);
    private CertificateFiles files;
    private CertificateSpec spec;

    @BeforeEach
    void open() {
        files = new CertificateFiles(executor, Clock.systemUTC(), Duration.ofMillis(20), changes::release);
        spec = new CertificateSpec(
                folder.resolve("a.crt").toString(), folder.resolve("a.key").toString(), List.of());
    }

    @AfterEach
    void close() {
        files.close();
        executor.shutdownNow();
    }

    private void write(KeyMaterial certificate, KeyMaterial key) throws IOException {
        replace("a.crt", Pem.of(certificate.chain()));
        replace("a.key", Pem.of(key.key()));
    }

    /** At once, as those who renew certificates do. */
    private void replace(String name, String text) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private CertificateReading read() {
        return read(spec);
    }

    private CertificateReading read(CertificateSpec which) {
        Map<CertificateSpec, CertificateFile> read = files.read(List.of(which));
        files.use(read);
        return Objects.requireNonNull(read.get(which)).reading(files.now());
    }

    private void awaitChange() throws InterruptedException {
        changes.drainPermits();
        assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readsAndReadsAgain() throws Exception {
        KeyMaterial first = AUTHORITY.issue("a.example");
        write(first, first);
        assertThat(read())
                .isEqualTo(new CertificateReading(new KeyedCertificate(first.chain(), first.key()), null, List.of()));
        KeyMaterial second = AUTHORITY.issue("a.example");
        write(second, second);
        awaitChange();
        KeyedCertificate now = Objects.requireNonNull(read().certificate());
        assertThat(now.leaf()).isEqualTo(second.leaf());
        assertThat(read().certificate()).as("read once").isSameAs(now);
    }

    @Test
    void staysSilentWithoutChanges() throws Exception {
        KeyMaterial only = AUTHORITY.issue("a.example");
        write(only, only);
        read();
        changes.drainPermits();
        files.look();
        files.look();
        assertThat(changes.availablePermits()).isZero();
    }

    @Test
    void keepsTheOldWhileTheNewIsBroken() throws Exception {
        KeyMaterial good = AUTHORITY.issue("a.example");
        write(good, good);
        read();
        KeyMaterial other = AUTHORITY.issue("a.example");
        write(other, good);
        awaitChange();
        CertificateReading reading = read();
        assertThat(Objects.requireNonNull(reading.certificate()).leaf()).isEqualTo(good.leaf());
        assertThat(reading.error()).isNull();
        assertThat(reading.warnings())
                .singleElement()
                .asString()
                .contains("matches no certificate")
                .endsWith("; the certificate that was read before stays in use");
        Files.delete(folder.resolve("a.key"));
        awaitChange();
        assertThat(read().certificate()).isNotNull();
        write(other, other);
        awaitChange();
        assertThat(Objects.requireNonNull(read().certificate()).leaf()).isEqualTo(other.leaf());
        assertThat(read().warnings()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThat(read().certificate()).isNull();
        assertThat(read().error())
                .isEqualTo("certFile: the file \"" + spec.certFile()
                        + "\" does not exist (expected: a PEM file or PEM text)");
        KeyMaterial material = AUTHORITY.issue("a.example");
        write(material, material);
        awaitChange();
        assertThat(read().error()).isNull();
        CertificateSpec keyless = new CertificateSpec(spec.certFile(), "", List.of());
        assertThat(read(keyless).error()).isEqualTo("keyFile: missing (expected: the path of a PEM file, or PEM text)");
    }

    @Test
    void warnsOfExpiredOnes() {
        KeyMaterial old = AUTHORITY.issueExpired("a.example");
        spec = new CertificateSpec(Pem.of(old.chain()), Pem.of(old.key()), List.of());
        CertificateReading reading = read();
        assertThat(reading.certificate()).isNotNull();
        assertThat(reading.warnings())
                .singleElement()
                .asString()
                .startsWith("certFile: the certificate of inlined expired on ");
    }
}
