package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportDumpTest {

    @TempDir
    Path folder;

    /** The system's own tar reads it. */
    @Test
    void holdsVersionAndConfiguration() throws Exception {
        try (TestingProxy proxy = TestingProxy.start(
                Asking.ROUTER,
                "--api",
                "--certificatesresolvers.le.toy.stored=a.test",
                "--certificatesresolvers.hidden.acme.email=me@example.com",
                "--certificatesresolvers.hidden.acme.eab.kid=kid-1",
                "--certificatesresolvers.hidden.acme.eab.hmacencoded=geheim")) {
            RawMessage answer = Asking.get(proxy.port(), "/api/support-dump");
            assertThat(answer.value("Content-Type")).isEqualTo("application/gzip");
            assertThat(answer.value("Content-Disposition"))
                    .matches("attachment; filename=\"support-dump-[0-9T:-]+\\.tar\\.gz\"");
            Path archive = Files.write(folder.resolve("dump.tar.gz"), answer.body());
            Process tar = new ProcessBuilder("tar", "-xzf", archive.toString())
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(tar.waitFor()).isZero();
        }
        assertThat(folder.resolve("version.json")).content().contains("\"Codename\":\"coracle\"");
        assertThat(folder.resolve("runtime-config.json")).content().contains("\"routers\":{\"api@testing\":");
        assertThat(folder.resolve("static-config.json"))
                .content()
                .contains("\"entryPoints\":{\"web\":{\"address\":\"127.0.0.1:0\"", "\"stored\":\"a.test\"")
                .contains("\"kid\":\"xxxx\"", "\"hmacencoded\":\"xxxx\"", "\"key\":\"xxxx\"")
                .doesNotContain("geheim", "kid-1", "me@example.com");
    }
}
