package io.passeur.provider.file;

import io.passeur.testing.Await;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of files arrive though another provider blocks whatever it gets hold of. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BesideStuckProviderTest {

    private static final String LIMIT = "passeur.plugins.callLimit";

    @TempDir
    Path folder;

    @BeforeAll
    static void hurry() {
        System.setProperty(LIMIT, "150");
    }

    @AfterAll
    static void takeTime() {
        System.clearProperty(LIMIT);
    }

    private void write(String host) throws IOException {
        Files.writeString(
                folder.resolve("a.toml"),
                "[http.routers.a]\nrule = 'Host(`" + host + ".test`)'\nservice = 'noop@internal'\n");
    }

    @Test
    void changesArrive() throws IOException {
        write("first");
        try (TestingProxy proxy = TestingProxy.start(
                "", "--providers.stuck=true", "--providers.file.directory=" + folder, "--providers.file.watch=true")) {
            Await.until(() -> proxy.get("first.test", "/").status() == 418);
            write("second");
            Await.until(() -> proxy.get("second.test", "/").status() == 418);
            proxy.reload();
            write("third");
            Await.until(() -> proxy.get("third.test", "/").status() == 418);
        }
    }
}
