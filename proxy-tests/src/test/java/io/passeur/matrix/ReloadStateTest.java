package io.passeur.matrix;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.Await;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reload × what was learnt from earlier requests: it stays as long as what it belongs to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReloadStateTest {

    private static final String TABLE = """
            [http.routers.app]
            rule = 'Host(`app.test`)'
            service = 'app'
            $ROUTER
            [http.services.app.loadBalancer]
            servers = [{ url = '%s' }, { url = '%s' }]
            %s
            $SERVICE
            [http.routers.counted]
            rule = 'Host(`counted.test`)'
            service = 'noop@internal'
            middlewares = ['%s']
            $ROUTER
            [http.middlewares.%4$s.contextual]
            """;

    private final CountDownLatch over = new CountDownLatch(1);
    private final RawUpstream a = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 1\n\na");
    /** Fails its first check; no other one comes to an end while the tests run. Its requests take their time. */
    private RawUpstream b = server();

    private final ReloadingProxy proxy = new ReloadingProxy();

    private RawUpstream server() {
        CountDownLatch first = new CountDownLatch(1);
        return new RawUpstream(connection -> {
            while (true) {
                boolean check = connection.readRequest().startLine().contains("/health");
                if (check && first.getCount() == 0) {
                    over.await();
                }
                if (check) {
                    first.countDown();
                    connection.sendLines("HTTP/1.1 500 No\nContent-Length: 0\n\n");
                } else {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 1\n\nb");
                }
            }
        });
    }

    @BeforeEach
    void begin() {
        b.close();
        b = server();
        proxy.apply("");
    }

    @AfterAll
    void stop() {
        over.countDown();
        proxy.close();
        a.close();
        b.close();
    }

    private String table(String options) {
        return TABLE.formatted(a.url(), b.url(), options, "c");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVERYTHING_GONE")
    void aStickyCookieKeepsItsServer(Change change) {
        String table = table("sticky = { cookie = { name = 's' } }");
        proxy.apply(Change.before(table));
        RawMessage first = proxy.get("app.test", "");
        String cookie = "Cookie: " + first.value("Set-Cookie").split(";")[0] + "\n";
        proxy.apply(change.of(table));
        for (int i = 0; i < 4; i++) {
            RawMessage next = proxy.get("app.test", cookie);
            assertThat(next.text()).isEqualTo(first.text());
            assertThat(next.value("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVERYTHING_GONE")
    void aServerThatIsDownStaysDown(Change change) {
        String table = table("healthCheck = { path = '/health', interval = '20ms', unhealthyInterval = '1h' }");
        proxy.apply(Change.before(table));
        QualifiedName app = new QualifiedName("app", "testing");
        Await.until(() -> "DOWN"
                .equals(proxy.proxy()
                        .view()
                        .servers(HttpKinds.SERVICES, app)
                        .serverStatus()
                        .get(b.url())));
        proxy.apply(change.of(table));
        for (int i = 0; i < 4; i++) {
            assertThat(proxy.server("app.test")).isEqualTo("a");
        }
        assertThat(requireNonNull(proxy.proxy()
                        .view()
                        .servers(HttpKinds.SERVICES, app)
                        .serverStatus()
                        .get(b.url())))
                .isEqualTo("DOWN");
    }

    /** The strategy tries what it has not measured first. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVERYTHING_GONE")
    void whatTheFastestServerWasMeasuredByStays(Change change) {
        String table = table("strategy = 'leasttime'");
        proxy.apply(Change.before(table));
        assertThat(proxy.server("app.test") + proxy.server("app.test")).isIn("ab", "ba");
        proxy.apply(change.of(table));
        for (int i = 0; i < 4; i++) {
            assertThat(proxy.server("app.test")).isEqualTo("a");
        }
    }

    private boolean hasProblem(String middleware) {
        return proxy.own("/api/passeur/problems").contains("\"element\":\"" + middleware + "@testing\"");
    }

    private boolean isCounted(String middleware) {
        return proxy.own("/metrics")
                .contains(
                        "passeur_context_ual_hits_total{middleware=\"" + middleware + "@testing\",path=\"/report\"} 1");
    }

    @ParameterizedTest
    @EnumSource
    void metersAndProblemsOfAMiddlewareStayAsLongAsItDoes(Change change) {
        String name = "c" + change.ordinal();
        String table = TABLE.formatted(a.url(), b.url(), "", name);
        proxy.apply(Change.before(table));
        proxy.proxy().get("counted.test", "/report");
        assertThat(hasProblem(name)).isTrue();
        assertThat(isCounted(name)).isTrue();
        proxy.apply(change.of(table));
        if (change == Change.EVERYTHING_GONE) {
            Await.until(() -> !hasProblem(name));
            Await.until(() -> !isCounted(name));
        } else {
            assertThat(hasProblem(name)).isTrue();
            proxy.proxy().get("counted.test", "/other");
            assertThat(isCounted(name)).isTrue();
        }
    }

    @Test
    void aMiddlewareThatIsMadeAnewLeavesItsProblemsBehind() {
        String table = table("");
        proxy.apply(Change.before(table));
        proxy.proxy().get("counted.test", "/report");
        assertThat(hasProblem("c")).isTrue();
        proxy.proxy().get("counted.test", "/renew");
        Await.until(() -> !hasProblem("c"));
    }
}
