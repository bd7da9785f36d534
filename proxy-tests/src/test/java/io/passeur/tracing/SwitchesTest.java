package io.passeur.tracing;

import static io.passeur.tracing.TracedProxy.named;
import static io.passeur.tracing.TracedProxy.toServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawUpstream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is traced, and in how much detail. */
class SwitchesTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @Test
    void detailedTracesShowRouterServiceAndEachMiddlewareWithinEachOther() {
        String dynamic = """
                [http.services.app]
                middlewares = ['own']
                [http.middlewares.first.mark]
                [http.middlewares.second.passOn]
                [http.middlewares.own.passOn]
                [http.middlewares.both.chain]
                middlewares = ['first', 'second']
                [http.routers.web]
                rule = 'Host(`x.test`)'
                service = 'app'
                middlewares = ['both']
                [http.routers.web.observability]
                traceVerbosity = 'detailed'
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                """;
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(dynamic.formatted(server.url()))) {
            assertThat(proxy.get("/").text()).isEqualTo("ok");
            List<SeenSpan> spans = proxy.spans();

            assertThat(tree(spans))
                    .containsExactly(
                            "SERVER GET",
                            "INTERNAL Router",
                            "INTERNAL Mark first@testing",
                            "INTERNAL PassOn second@testing",
                            "INTERNAL PassOn own@testing",
                            "INTERNAL Service",
                            "CLIENT ReverseProxy");
            assertThat(named("Router", spans).attributes())
                    .containsEntry("traefik.router.name", "web@testing")
                    .containsEntry("traefik.service.name", "app@testing")
                    .containsEntry("http.route", "Host(`x.test`)");
            assertThat(named("Service", spans).attributes()).containsEntry("traefik.service.name", "app@testing");
            assertThat(spans).noneMatch(SeenSpan::error);
        }
    }

    @Test
    void aMiddlewareThatAsksForCredentialsSaysThatTheyAreMissing() {
        String dynamic = """
                [http.routers.web]
                rule = 'Host(`x.test`)'
                service = 'noop@internal'
                middlewares = ['on', 'no']
                [http.middlewares.on.passOn]
                [http.middlewares.no.deny]
                """;
        try (TracedProxy proxy = new TracedProxy(
                dynamic, "--entrypoints.web.observability.traceVerbosity=detailed", "--tracing.addInternals")) {
            assertThat(proxy.get("/").status()).isEqualTo(401);
            List<SeenSpan> spans = proxy.spans();

            assertThat(named("Deny", spans).error()).isTrue();
            assertThat(named("Deny", spans).message()).isEqualTo("Authentication failed");
            assertThat(named("PassOn", spans).error()).isFalse();
            assertThat(named("GET", spans).attributes()).containsEntry("url.query", "");
        }
    }

    /** From the outside in; each must be the parent of the next and last at least as long. */
    private static List<String> tree(List<SeenSpan> spans) {
        List<String> tree = new ArrayList<>();
        String parent = "";
        long end = Long.MAX_VALUE;
        for (SeenSpan span = childOf(parent, spans); span != null; span = childOf(parent, spans)) {
            Object middleware = span.attributes().getOrDefault("traefik.middleware.name", "");
            tree.add((span.kind() + " " + span.name() + " " + middleware).strip());
            assertThat(span.end()).isLessThanOrEqualTo(end);
            parent = span.id();
            end = span.end();
        }
        assertThat(spans).hasSize(tree.size());
        return tree;
    }

    private static @Nullable SeenSpan childOf(String parent, List<SeenSpan> spans) {
        return spans.stream()
                .filter(span -> span.parent().equals(parent))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aMiddlewareThatAnswersItselfHasTheLastSpan() {
        try (TracedProxy proxy = new TracedProxy(
                """
                        [http.middlewares.no.refuse]
                        [http.routers.web]
                        rule = 'Host(`x.test`)'
                        service = 'noop@internal'
                        middlewares = ['no']
                        """, "--entrypoints.web.observability.traceVerbosity=detailed", "--tracing.addInternals")) {
            assertThat(proxy.get("/").status()).isEqualTo(403);

            assertThat(tree(proxy.spans()))
                    .containsExactly("SERVER GET", "INTERNAL Router", "INTERNAL Refuse no@testing");
        }
    }

    @Test
    void aMiddlewareThatFailsShowsItInItsSpan() {
        try (TracedProxy proxy = new TracedProxy(
                """
                        [http.middlewares.bad.fail]
                        [http.routers.web]
                        rule = 'Host(`x.test`)'
                        service = 'noop@internal'
                        middlewares = ['bad']
                        """, "--entrypoints.web.observability.traceVerbosity=detailed", "--tracing.addInternals")) {
            assertThat(proxy.get("/").status()).isEqualTo(500);
            List<SeenSpan> spans = proxy.spans();

            assertThat(named("Fail", spans).error()).isTrue();
            assertThat(named("Fail", spans).message()).isEqualTo("as a test wants it");
            assertThat(named("GET", spans).error()).isTrue();
        }
    }

    @Test
    void eachAttemptOfARequestThatIsSentAgainHasASpan() {
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(
                        toServer(server.url()) + """
                        middlewares = ['twice']
                        [http.middlewares.twice.twice]
                        """, "--entrypoints.web.observability.traceVerbosity=detailed")) {
            assertThat(proxy.get("/").text()).isEqualTo("ok");
            List<SeenSpan> spans = proxy.spans();
            String twice = named("Twice", spans).id();

            assertThat(spans)
                    .filteredOn(span -> span.name().equals("Service"))
                    .hasSize(2)
                    .allMatch(span -> span.parent().equals(twice));
            assertThat(spans)
                    .filteredOn(span -> span.name().equals("ReverseProxy"))
                    .extracting(span -> span.attributes().get("http.request.resend_count"))
                    .containsExactlyInAnyOrder(null, 1L);
        }
    }

    @Test
    void routersAreTracedAsTheySayAndElseAsTheEntryPointSays() {
        String routers = """
                [http.routers.on]
                rule = 'Host(`on.test`)'
                service = 'app'
                observability.tracing = true
                [http.routers.off]
                rule = 'Host(`off.test`)'
                service = 'app'
                observability.tracing = false
                """;
        for (boolean usual : List.of(true, false)) {
            try (RawUpstream server = RawUpstream.respondingWith(OK);
                    TracedProxy proxy = new TracedProxy(
                            toServer(server.url()) + routers, "--entrypoints.web.observability.tracing=" + usual)) {
                List.of("x.test", "on.test", "off.test", "unknown.test")
                        .forEach(host -> proxy.proxy().get(host, "/"));

                assertThat(proxy.spans())
                        .filteredOn(span -> span.kind().equals("SERVER"))
                        .extracting(span -> span.attributes().get("server.address"))
                        .containsExactlyInAnyOrderElementsOf(
                                usual ? List.of("x.test", "on.test", "unknown.test") : List.of("on.test"));
            }
        }
    }

    @Test
    void whatTheProxyAnswersItselfIsTracedIfItIsAskedFor() {
        for (boolean internals : List.of(true, false)) {
            try (TracedProxy proxy =
                    new TracedProxy("", "--ping.entryPoint=web", "--tracing.addInternals=" + internals)) {
                assertThat(proxy.get("/ping").text()).isEqualTo("OK");

                assertThat(proxy.spans()).hasSize(internals ? 1 : 0);
            }
        }
    }
}
