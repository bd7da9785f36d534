package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.TestingProxy;
import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesPageTest {

    private static final String ROUTERS = """
            [http.routers.fresh]
            rule = 'Host(`fresh.example.com`)'
            service = 'noop@internal'
            tls = {}

            [http.routers.nothing]
            rule = 'Host(`none.example.com`)'
            service = 'noop@internal'
            tls = {}
            """;

    @TempDir
    Path folder;

    private final CertificateAuthority authority = CertificateAuthority.root("Test authority");

    private String file(String name, KeyMaterial material) throws IOException {
        Path certificate = Files.writeString(folder.resolve(name + ".pem"), Pem.of(material.chain()));
        Path key = Files.writeString(folder.resolve(name + ".key"), Pem.of(material.key()));
        return "[[tls.certificates]]\ncertFile = '" + certificate + "'\nkeyFile = '" + key + "'\n";
    }

    private static Locator row(Screen screen, String name) {
        return screen.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void showsNamesStatesAndUsers() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        Instant later = Instant.now().plus(Duration.ofDays(200));
        String files =
                file("fresh", authority.issue(keys.generateKeyPair(), later, "fresh.example.com", "other.example.com"))
                        + file("soon", authority.issue("soon.example.com"));
        try (TestingProxy proxy = Samples.start(ROUTERS + files);
                Screen screen = Screen.open(Samples.base(proxy), "/certificates")) {
            assertThat(row(screen, "fresh.example.com")).containsText("Valid");
            assertThat(row(screen, "fresh.example.com")).containsText("other.example.com");
            assertThat(row(screen, "fresh.example.com")).containsText("in 200 days");
            assertThat(row(screen, "fresh.example.com")).containsText("fresh@testing");
            assertThat(row(screen, "soon.example.com")).containsText("Expires soon");
            assertThat(row(screen, "none.example.com")).containsText("Generated");

            screen.link("Expires soon 1").click();
            assertThat(screen.rows()).hasCount(1);
            screen.go("/");
            assertThat(screen.part("Certificates that need attention")).containsText("soon.example.com");
        }
    }

    @Test
    void saysWhenThereAreNone() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/certificates")) {
            assertThat(screen.heading("No certificates")).isVisible();
        }
    }
}
