package io.passeur.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.testing.RawConnection;
import java.io.UncheckedIOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final Network network = new Network(2);

    @AfterEach
    void close() {
        network.close();
    }

    private Server serverSaying(String word) {
        Server server = network.newServer();
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.write(true, BufferUtil.toBuffer(word), callback);
                return true;
            }
        });
        return server;
    }

    private ServerConnector listen(Server server) throws Exception {
        ServerConnector connector = network.newConnector(server, new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
        return connector;
    }

    private static String ask(RawConnection client) {
        client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
        return client.readResponse().text();
    }

    @Test
    void serversShareLanesAndStopAlone() throws Exception {
        Server first = serverSaying("first");
        Server second = serverSaying("second");
        int firstPort = listen(first).getLocalPort();
        int secondPort = listen(second).getLocalPort();
        try (RawConnection toFirst = RawConnection.to(firstPort);
                RawConnection toSecond = RawConnection.to(secondPort)) {
            assertThat(ask(toFirst)).isEqualTo("first");
            assertThat(ask(toSecond)).isEqualTo("second");
            first.stop();
            toFirst.awaitClose();
            assertThatThrownBy(() -> RawConnection.to(firstPort)).isInstanceOf(UncheckedIOException.class);
            assertThat(ask(toSecond)).isEqualTo("second");
            try (RawConnection another = RawConnection.to(secondPort)) {
                assertThat(ask(another)).isEqualTo("second");
            }
        }
        second.stop();
    }

    /** Once only would hide that the kernel accepts for as long as a selector keeps the closed socket. */
    @Test
    void portIsFreeWhenStopReturns() throws Exception {
        for (int i = 0; i < 50; i++) {
            Server server = serverSaying("here");
            int port = listen(server).getLocalPort();
            server.stop();
            assertThatThrownBy(() -> RawConnection.to(port)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void acceptingCanPause() throws Exception {
        Server server = serverSaying("here");
        ServerConnector connector = listen(server);
        try (RawConnection before = RawConnection.to(connector.getLocalPort())) {
            assertThat(ask(before)).isEqualTo("here");
            connector.setAccepting(false);
            assertThat(ask(before)).isEqualTo("here");
            connector.setAccepting(true);
            try (RawConnection after = RawConnection.to(connector.getLocalPort())) {
                assertThat(ask(after)).isEqualTo("here");
            }
        }
        server.stop();
    }

    @Test
    void connectorForgetsClosedConnections() throws Exception {
        Server server = serverSaying("here");
        ServerConnector connector = listen(server);
        for (int i = 0; i < 10; i++) {
            try (RawConnection client = RawConnection.to(connector.getLocalPort())) {
                assertThat(ask(client)).isEqualTo("here");
            }
        }
        while (!connector.getConnectedEndPoints().isEmpty()) {
            Thread.onSpinWait();
        }
        server.stop();
    }
}
