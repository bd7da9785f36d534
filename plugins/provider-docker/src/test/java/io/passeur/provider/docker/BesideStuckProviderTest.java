package io.passeur.provider.docker;

import io.passeur.testing.Await;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of containers arrive though another provider blocks whatever it gets hold of. */
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

    private static TestContainer container(int number) {
        return new TestContainer("shop-" + number, number)
                .with("status", "Up 1 hour")
                .with("nets", "web:127.0.0.1")
                .label("traefik.http.routers.shop.rule=Host(`shop" + number + ".test`)")
                .label("traefik.http.routers.shop.service=noop@internal");
    }

    private static void become(FakeEngine engine, int number) {
        engine.lists(TestContainer.list(List.of(container(number))));
        engine.event("container", "start", container(number).id(), "");
    }

    @Test
    void changesArrive() {
        try (FakeEngine engine = new FakeEngine(folder).lists(TestContainer.list(List.of(container(1))));
                TestingProxy proxy = TestingProxy.start(
                        "", "--providers.stuck=true", "--providers.docker.endpoint=" + engine.endpoint())) {
            Await.until(() -> proxy.get("shop1.test", "/").status() == 418);
            become(engine, 2);
            Await.until(() -> proxy.get("shop2.test", "/").status() == 418);
            proxy.reload();
            become(engine, 3);
            Await.until(() -> proxy.get("shop3.test", "/").status() == 418);
        }
    }
}
