package io.passeur.resolver.acme.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.storage.StoredAccount.Registration;
import io.passeur.resolver.acme.testing.SelfSignedCertificates;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("acme.json");
    }

    /** Written by a Go program with Traefik's types. */
    static String written() throws IOException {
        try (InputStream in = StorageTest.class.getResourceAsStream("/traefik-acme.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatTraefikHasWrittenIsRead() throws Exception {
        write(written());
        Storage storage = Storage.open(file);
        assertThat(storage.resolvers()).containsExactlyInAnyOrder("letsencrypt", "dns", "Empty");
        StoredAccount account = storage.account("letsencrypt").orElseThrow();
        assertThat(account.email()).isEqualTo("o'neil&<söhne>\u2028@example.org");
        assertThat(account.registration())
                .isEqualTo(new Registration(
                        "https://acme-v02.api.letsencrypt.org/acme/acct/1234567890",
                        "valid",
                        List.of("mailto:o'neil&<söhne>@example.org")));
        assertThat(GoPem.accountKey(GoPem.accountKey(account.privateKey()))).isEqualTo(account.privateKey());
        for (StoredCertificate stored : storage.certificates("letsencrypt")) {
            assertThat(ServableCertificate.of(stored).names()).isEqualTo(stored.domains());
        }
        assertThat(storage.certificates("letsencrypt"))
                .extracting(StoredCertificate::domains)
                .containsExactly(
                        List.of("example.org", "www.example.org"), List.of("wild.example.org", "*.wild.example.org"));
        assertThat(storage.account("Empty")).isEmpty();
    }

    @Test
    void whatIsSavedAsItWasChangesNoByte() throws Exception {
        write(written());
        Storage storage = Storage.open(file);
        storage.save("letsencrypt", storage.account("letsencrypt").orElseThrow());
        storage.save("dns", storage.account("dns").orElseThrow());
        for (StoredCertificate stored : storage.certificates("letsencrypt")) {
            storage.save("letsencrypt", stored);
        }
        assertThat(file).hasContent(written());
        assertThat(Files.readString(file)).isEqualTo(written());
    }

    @Test
    void onlyWhatChangesIsOtherwise() throws Exception {
        write(written());
        Storage storage = Storage.open(file);
        List<StoredCertificate> before = storage.certificates("letsencrypt");
        StoredCertificate fresh =
                SelfSignedCertificates.stored(NOW, NOW.plus(Duration.ofDays(90)), "example.org", "www.example.org");
        storage.save("letsencrypt", fresh);
        String expected = written()
                .replace(base64(before.get(0).chain()), base64(fresh.chain()))
                .replace(base64(before.get(0).key()), base64(fresh.key()));
        assertThat(Files.readString(file)).isEqualTo(expected);
        assertThat(Files.readString(folder.resolve("acme.json.bak"))).isEqualTo(written());
        assertThat(mode()).isEqualTo("rw-------");
        assertThat(Files.list(folder)).hasSize(2);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aNewFileLooksLikeTraefiks() throws Exception {
        Storage storage = Storage.open(file);
        assertThat(file).isEmptyFile();
        assertThat(mode()).isEqualTo("rw-------");
        storage.save("le", new StoredAccount("a@b.c", new Registration("https://ca/1", "valid", List.of()), "S0VZ"));
        storage.save("le", new StoredCertificate(List.of("a.com", "b.com"), "CHAIN", "KEY"));
        storage.save("a", new StoredCertificate(List.of("c.com"), "CHAIN", "KEY"));
        assertThat(file).hasContent("""
                {
                  "a": {
                    "Account": null,
                    "Certificates": [
                      {
                        "domain": {
                          "main": "c.com"
                        },
                        "certificate": "Q0hBSU4=",
                        "key": "S0VZ",
                        "Store": "default"
                      }
                    ]
                  },
                  "le": {
                    "Account": {
                      "Email": "a@b.c",
                      "Registration": {
                        "body": {
                          "status": "valid"
                        },
                        "uri": "https://ca/1"
                      },
                      "PrivateKey": "S0VZ"
                    },
                    "Certificates": [
                      {
                        "domain": {
                          "main": "a.com",
                          "sans": [
                            "b.com"
                          ]
                        },
                        "certificate": "Q0hBSU4=",
                        "key": "S0VZ",
                        "Store": "default"
                      }
                    ]
                  }
                }""");
    }

    @Test
    void unknownFieldsNumbersAndEmptyThingsStayAndUselessEntriesGo() throws Exception {
        write("""
                {
                  "le": {
                    "Account": null,
                    "Certificates": [
                      {
                        "domain": {
                          "main": "gone.com"
                        },
                        "certificate": null,
                        "key": "S0VZ",
                        "Store": "default"
                      }
                    ],
                    "Future": {
                      "a": [],
                      "b": {},
                      "c": 12345678901234567890.10,
                      "d": [
                        true,
                        "\\u001f\\n\\"\\\\/"
                      ]
                    }
                  }
                }""");
        Storage storage = Storage.open(file);
        storage.save("le", new StoredCertificate(List.of("a.com"), "CHAIN", "KEY"));
        assertThat(Files.readString(file)).doesNotContain("gone.com").endsWith("""
                    ],
                    "Future": {
                      "a": [],
                      "b": {},
                      "c": 12345678901234567890.10,
                      "d": [
                        true,
                        "\\u001f\\n\\"\\\\/"
                      ]
                    }
                  }
                }""");
    }

    @Test
    void aFileThatIsOpenToOthersIsClosed() throws Exception {
        write(written());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Storage.open(file).resolvers()).hasSize(3);
        assertThat(mode()).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"le\": {", "{} {}", "no", "{\"le\": {\"Account\": 1,,}}"})
    void whatIsNoneIsRefusedAndStays(String text) throws Exception {
        write(text);
        assertThatThrownBy(() -> Storage.open(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("storage: " + file + " is not JSON: ");
        assertThat(file).hasContent(text);
    }

    @Test
    void aDamagedFileIsMendedFromTheCopyBesideIt() throws Exception {
        write(written().substring(0, 2000));
        Files.writeString(folder.resolve("acme.json.new"), written().substring(0, 100));
        Files.writeString(folder.resolve("acme.json.bak"), written());
        assertThat(Storage.open(file).certificates("letsencrypt")).hasSize(2);
        assertThat(Files.readString(file)).isEqualTo(written());
        assertThat(Files.readString(folder.resolve("acme.json.broken")))
                .isEqualTo(written().substring(0, 2000));
    }

    @Test
    void foldersAreToldApart() throws IOException {
        assertThatThrownBy(() -> Storage.open(folder))
                .hasMessageContaining("is a folder (expected: a file). Docker creates a folder");
        assertThatThrownBy(() -> Storage.open(folder.resolve("none/acme.json")))
                .hasMessageContaining("the folder " + folder.resolve("none") + " of acme.json does not exist");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("certificates.json");
        Files.writeString(real, "");
        Files.createSymbolicLink(file, real);
        Storage.open(file).save("le", new StoredCertificate(List.of("a.com"), "CHAIN", "KEY"));
        assertThat(file).isSymbolicLink();
        assertThat(real).content().contains("a.com");
    }

    @Test
    void changesOfOthersStay() throws Exception {
        Storage ours = Storage.open(file);
        Storage theirs = Storage.open(file);
        theirs.save("b", new StoredCertificate(List.of("b.com"), "CHAIN", "KEY"));
        ours.save("a", new StoredCertificate(List.of("a.com"), "CHAIN", "KEY"));
        assertThat(ours.resolvers()).containsExactlyInAnyOrder("a", "b");
        assertThat(Storage.open(file).resolvers()).containsExactlyInAnyOrder("a", "b");
        assertThat(theirs.refresh()).isTrue();
        assertThat(theirs.resolvers()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aFileThatCannotBeReplacedIsWrittenInPlace() throws Exception {
        write(written());
        SecretFile secret = new SecretFile(file) {
            @Override
            void move(Path from, Path to) throws IOException {
                throw new java.nio.file.FileSystemException(from.toString(), to.toString(), "Device or resource busy");
            }
        };
        Object inode = Files.getAttribute(file, "unix:ino");
        secret.replace("short");
        assertThat(file).hasContent("short");
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
        assertThat(Files.readString(folder.resolve("acme.json.bak"))).isEqualTo(written());
        secret.replace(written());
        assertThat(Files.readString(file)).isEqualTo(written());
        assertThat(folder.resolve("acme.json.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC256", "EC384", "RSA2048"})
    void keysAreReadAsTheyWereWritten(String type) throws Exception {
        KeyPair keys = KeyType.of(type).orElseThrow().generate();
        String pem = GoPem.of(keys);
        assertThat(pem).startsWith(type.startsWith("EC") ? "-----BEGIN EC PRIVATE KEY" : "-----BEGIN RSA PRIVATE KEY");
        assertThat(GoPem.isPair(keys.getPublic(), GoPem.key(pem))).isTrue();
        assertThat(GoPem.isPair(KeyType.EC256.generate().getPublic(), GoPem.key(GoPem.of(KeyType.EC256.generate()))))
                .isFalse();
    }
}
