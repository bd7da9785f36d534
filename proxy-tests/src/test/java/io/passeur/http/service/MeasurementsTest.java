package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.NextUpstream;
import io.passeur.http.forward.Upstream;
import io.passeur.testing.RawConnection;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that count as running, for strategies that pick by it. */
class MeasurementsTest {

    /** What becomes of the request on its way to the server. */
    private enum Way {
        SUCCEEDS,
        FAILS,
        THROWS,
        SUCCEEDS_AND_THROWS,
        GOES_ON
    }

    private record TestUpstream(Way way) implements Upstream {

        @Override
        public void forward(Request request, Response response, Callback callback, NextUpstream next) {
            switch (way) {
                case SUCCEEDS -> callback.succeeded();
                case FAILS -> callback.failed(new IllegalStateException("as a test wants it"));
                case THROWS -> throw new IllegalStateException("as a test wants it");
                case SUCCEEDS_AND_THROWS -> {
                    callback.succeeded();
                    throw new IllegalStateException("as a test wants it");
                }
                case GOES_ON -> next.go(request);
            }
        }

        @Override
        public void close() {}
    }

    private static final class Elsewhere implements NextUpstream {

        @Override
        public boolean isPossible() {
            return true;
        }

        @Override
        public void go(Request request) {
            throw new IllegalStateException("the other server fails at once");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestCountsUntilItHasEndedWhateverItsEnd(Way way) throws Exception {
        Server counted = new Server(ServerUrlParser.parse("url", "http://127.0.0.1:1"), 1, new TestUpstream(way));
        Measurements measurements = new Measurements(true, false, System::nanoTime);
        CountDownLatch handled = new CountDownLatch(1);
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                try {
                    measurements.forward(counted, request, response, callback, new Elsewhere());
                } finally {
                    handled.countDown();
                }
                return true;
            }
        });
        server.start();
        try (RawConnection client = RawConnection.to(connector.getLocalPort())) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            handled.await();
            assertThat(counted.runningRequests()).isZero();
        } finally {
            server.stop();
        }
    }
}
