package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.testing.RunningProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container whose label has thousands of parts costs itself alone. */
@Timeout(60)
class DeepLabelTest {

    @TempDir
    Path folder;

    private static TestContainer container(String name, int number) {
        return new TestContainer(name, number).label("traefik.http.routers." + name + ".rule=Host(`" + name + "`)");
    }

    @Test
    void othersComeAndGo() throws Exception {
        TestContainer deep = container("deep", 9).label("traefik.http" + ".a".repeat(20_000) + "=x");
        try (FakeEngine engine = new FakeEngine(folder).lists(TestContainer.list(List.of(container("one", 1))));
                RunningProvider provider =
                        DockerProviders.start(Map.of("endpoint", engine.endpoint()), Set.of(), Map.of())) {
            provider.await(now -> has(now, "one"));
            engine.lists(TestContainer.list(List.of(container("one", 1), deep, container("two", 2))));
            engine.event("container", "start", deep.id(), "");
            DynamicConfiguration both = provider.await(now -> has(now, "two"));
            assertThat(both.problems()).anyMatch(problem -> problem.message().contains("parts, the limit"));
            engine.lists(TestContainer.list(List.of(container("three", 3))));
            engine.event("container", "die", deep.id(), "");
            provider.await(now -> has(now, "three"));
        }
    }

    private static boolean has(DynamicConfiguration snapshot, String router) {
        return snapshot.elements(HttpKinds.ROUTERS).containsKey(router);
    }
}
