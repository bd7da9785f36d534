package io.passeur.matrix;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy whose changes are live when the call that makes them returns. */
final class ReloadingProxy implements AutoCloseable {

    private final AtomicInteger number = new AtomicInteger();
    private final TestingProxy proxy = TestingProxy.start(
            "", "--api.insecure=true", "--metrics.prometheus=true", "--entrypoints.traefik.address=127.0.0.1:0");

    void apply(String table) {
        String marker = "marker" + number.incrementAndGet();
        proxy.push("[http.routers." + marker + "]\nrule = 'Host(`" + marker + ".test`)'\nservice = 'noop@internal'\n"
                + table);
        Await.until(() -> proxy.view().elements(HttpKinds.ROUTERS).containsKey(new QualifiedName(marker, "testing")));
        Await.until(() -> proxy.get(marker + ".test", "/").status() == 418);
    }

    /** Asks the proxy itself. */
    String own(String path) {
        try (RawConnection connection = RawConnection.to(proxy.port("traefik"))) {
            return connection
                    .sendLines("GET " + path + " HTTP/1.1\nHost: a\n\n")
                    .readResponse()
                    .text();
        }
    }

    /** @param headers whole lines, each with its end */
    RawMessage get(String host, String headers) {
        try (RawConnection connection = proxy.connect()) {
            connection.sendLines("GET / HTTP/1.1\nHost: " + host + "\n" + headers + "\n");
            return connection.readResponse();
        }
    }

    String server(String host) {
        return get(host, "").text();
    }

    TestingProxy proxy() {
        return proxy;
    }

    @Override
    public void close() {
        proxy.close();
    }
}
