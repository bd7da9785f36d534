package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.HttpKinds;
import io.passeur.routing.RuntimeView;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand containers, of which a hundred are replaced again and again. */
@Timeout(240)
class ChurnTest {

    private static final int CONTAINERS = 1_000;
    private static final int REPLACED = 100;
    private static final int WARM_UP = 4;
    private static final int GENERATIONS = 24;
    private static final long GROWTH = 24L * 1024 * 1024;

    @TempDir
    Path folder;

    private FakeEngine engine;
    private @Nullable RuntimeView lastView;
    private int views;

    @BeforeEach
    void start() {
        engine = new FakeEngine(folder);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static TestContainer container(int number) {
        return new TestContainer("c" + number, number)
                .with("nets", "web:127.0.0.1")
                .with("ports", "1")
                .label("traefik.http.routers.r" + number + ".rule=Host(`c" + number + ".test`)");
    }

    private void generation(int generation) {
        List<TestContainer> containers = new ArrayList<>();
        int first = generation * REPLACED;
        for (int i = 0; i < CONTAINERS; i++) {
            containers.add(container(first + i));
        }
        engine.lists(TestContainer.list(containers));
        for (int i = 0; i < REPLACED; i++) {
            engine.event("container", "kill", container(first - REPLACED + i).id(), "\"signal\":\"15\"");
            engine.event("container", "die", container(first - REPLACED + i).id(), "");
            engine.event(
                    "container",
                    "start",
                    containers.get(CONTAINERS - REPLACED + i).id(),
                    "");
        }
    }

    private void look(TestingProxy proxy) {
        RuntimeView view = proxy.view();
        views += view == lastView ? 0 : 1;
        lastView = view;
    }

    private void await(TestingProxy proxy, BooleanSupplier condition) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            look(proxy);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private void churn(TestingProxy proxy, int from, int to) throws InterruptedException {
        for (int generation = from; generation < to; generation++) {
            int lists = engine.listCount();
            generation(generation);
            await(proxy, () -> engine.listCount() > lists);
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void memoryStaysBoundedAndThereIsOneCompilationInTheThrottleTime() throws Exception {
        generation(0);
        String[] flags = {"--providers.docker.endpoint=" + engine.endpoint(), "--providers.providersThrottleDuration=1s"
        };
        try (TestingProxy proxy = TestingProxy.start("", flags)) {
            await(proxy, () -> engine.listenerCount() == 1);
            long begin = System.nanoTime();
            churn(proxy, 1, WARM_UP);
            long before = usedMemory();
            churn(proxy, WARM_UP, GENERATIONS);
            // Nobody listens on that port: there is a route.
            String last = "c" + ((GENERATIONS - 1) * REPLACED + CONTAINERS - 1) + ".test";
            await(proxy, () -> proxy.get(last, "/").status() == 502);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);

            assertThat(views).isBetween(2, (int) seconds + 3);
            assertThat(proxy.view().elements(HttpKinds.ROUTERS)).hasSize(CONTAINERS);
            assertThat(proxy.get("c0.test", "/").status()).isEqualTo(404);
            assertThat(usedMemory() - before).isLessThan(GROWTH);
        }
    }
}
