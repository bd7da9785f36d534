package io.passeur.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.element.TlsKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.CertificateSpec;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.ConfigurationSnapshot.Overlap;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the trees of one provider become together. */
class SnapshotDecoderTest {

    private final SnapshotDecoder decoder =
            new SnapshotDecoder(new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of())));

    private DynamicConfiguration decode(Overlap overlap, ConfigurationTree... trees) {
        return decoder.decode(new ConfigurationSnapshot(List.of(trees), overlap, List.of()));
    }

    private static ConfigurationTree tree(String source, String section, String kind, Map<String, Object> elements) {
        return new ConfigurationTree(Origin.of(source), Map.of(section, Map.of(kind, elements)));
    }

    private static ConfigurationTree router(String source, String rule) {
        return tree(source, "http", "routers", Map.of("web", Map.of("rule", rule)));
    }

    private static ConfigurationTree service(String source, Map<String, Object> loadBalancer) {
        return tree(source, "http", "services", Map.of("app", Map.of("loadBalancer", loadBalancer)));
    }

    private static Map<String, Object> server(String url) {
        return Map.of("servers", List.of(Map.of("url", url)));
    }

    private static List<String> texts(DynamicConfiguration configuration) {
        return configuration.problems().stream().map(Problem::toString).toList();
    }

    private static LoadBalancerSpec balancer(DynamicConfiguration configuration) {
        return Objects.requireNonNull(Objects.requireNonNull(
                        configuration.elements(HttpKinds.SERVICES).get("app"))
                .settings(ServiceType.LOAD_BALANCER));
    }

    @Test
    void ofDuplicatesTheFirstCountsEvenIfTheyAreEqual() {
        DynamicConfiguration merged = decode(Overlap.DUPLICATES, router("a.toml", "r"), router("b.toml", "r"));

        assertThat(merged.origins()).containsEntry("http.routers.web", Origin.of("a.toml"));
        assertThat(texts(merged))
                .containsExactly("b.toml: http.routers.web: is defined in a.toml already; this second one is left out");
    }

    @Test
    void equalReplicasAreOne() {
        assertThat(texts(decode(Overlap.REPLICAS, router("a", "r"), router("b", "r"))))
                .isEmpty();
    }

    @Test
    void replicasThatDifferAreAnErrorOfTheLaterOne() {
        DynamicConfiguration merged = decode(Overlap.REPLICAS, router("a", "first"), router("b", "second"));

        assertThat(merged.elements(HttpKinds.ROUTERS).values())
                .singleElement()
                .satisfies(router -> assertThat(router.rule()).isEqualTo("first"));
        assertThat(texts(merged))
                .containsExactly(
                        "b: http.routers.web: is defined multiple times with different configurations; this one"
                                + " is left out, that of a stays in use");
    }

    @Test
    void theServersOfReplicasComeTogetherAndEachCountsOnce() {
        DynamicConfiguration merged = decode(
                Overlap.REPLICAS,
                service("a", server("http://1")),
                service("b", server("http://2")),
                service("c", server("http://1")));

        assertThat(balancer(merged).servers())
                .containsExactly(new ServerSpec("http://1", 1, false), new ServerSpec("http://2", 1, false));
        assertThat(texts(merged)).isEmpty();
    }

    @Test
    void elementsOfListsStandBehindEachOther() {
        ConfigurationTree first = certificate("a");
        ConfigurationTree second = certificate("b");
        DynamicConfiguration merged = decode(Overlap.DUPLICATES, first, second);

        assertThat(merged.elements(TlsKinds.CERTIFICATES).values())
                .extracting(CertificateSpec::certFile)
                .containsExactly("a", "b");
        assertThat(merged.origins()).containsEntry("tls.certificates[1]", Origin.of("b"));
    }

    private static ConfigurationTree certificate(String name) {
        return new ConfigurationTree(
                Origin.of(name),
                Map.of("tls", Map.of("certificates", List.of(Map.of("certFile", name, "keyFile", "k")))));
    }

    @Test
    void whatOnlyAProviderCanKnowComesBesideTheSettings() {
        ConfigurationTree tree = new ConfigurationTree(
                Origin.of("container a"),
                service("", Map.of("passHostHeader", "true")).settings(),
                Map.of(),
                Map.of(
                        "http.services.app.loadBalancer.absentServers",
                        List.of(Map.of("name", "container a", "reason", "is starting"))),
                List.of());

        assertThat(balancer(decode(Overlap.REPLICAS, tree)).absentServers())
                .containsExactly(new AbsentServerSpec("container a", "is starting"));
    }

    @Test
    void nobodyCanWriteIt() {
        DynamicConfiguration merged = decode(
                Overlap.DUPLICATES,
                service("a.toml", Map.of("absentServers", List.of(Map.of("name", "x", "reason", "y")))));

        assertThat(merged.elements(HttpKinds.SERVICES)).isEmpty();
        assertThat(texts(merged)).containsExactly("a.toml: http.services.app.loadBalancer.absentServers: unknown key");
    }

    @Test
    void theSameTreeIsDecodedOnce() {
        ConfigurationTree tree = router("a", "r");
        Object first =
                decode(Overlap.REPLICAS, tree).elements(HttpKinds.ROUTERS).get("web");
        Object again = decode(Overlap.REPLICAS, router("b", "r"), tree)
                .elements(HttpKinds.ROUTERS)
                .get("web");
        Object alone =
                decode(Overlap.REPLICAS, tree).elements(HttpKinds.ROUTERS).get("web");

        assertThat(alone).isSameAs(first).isEqualTo(again).isNotSameAs(again);
    }

    @Test
    void problemsOfTheSnapshotAndOfItsTreesAreKept() {
        ConfigurationTree tree = router("a", "r").withProblems(List.of(Problem.warning("", "odd", null)));
        DynamicConfiguration merged = decoder.decode(
                new ConfigurationSnapshot(List.of(tree), Overlap.DUPLICATES, List.of(Problem.error("", "gone", null))));

        assertThat(texts(merged)).containsExactly("gone", "odd");
    }
}
