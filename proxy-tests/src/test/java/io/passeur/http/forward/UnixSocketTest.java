package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.testing.RawConnection;
import java.nio.file.Path;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that listen on a unix domain socket. */
class UnixSocketTest {

    private static UpstreamTarget target(Path socket, boolean passHost) {
        return new UpstreamTarget(Protocol.UNIX, socket.toString(), 80, ForwardingServer.SETTINGS, passHost, false, "");
    }

    private static Server listen(Path socket) throws Exception {
        Server server = new Server();
        UnixDomainServerConnector connector = new UnixDomainServerConnector(server);
        connector.setUnixDomainPath(socket);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String body = Content.Source.asString(request);
                String text = request.getMethod() + " " + request.getHttpURI().getPathQuery() + "|"
                        + request.getHeaders().get("Host") + "|" + body;
                Content.Sink.write(response, true, text, callback);
                return true;
            }
        });
        server.start();
        return server;
    }

    @Test
    void requestsGoOverTheSocket(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("app.sock");
        Server application = listen(socket);
        try (ForwardingServer server = new ForwardingServer(target(socket, true));
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines("POST /a?b HTTP/1.1\nHost: shop.example\nContent-Length: 4\n\nbody");
                assertThat(client.readResponse().text()).isEqualTo("POST /a?b|shop.example|body");
            }
        } finally {
            application.stop();
        }
    }

    @Test
    void aServerThatWantsItsOwnNameIsCalledLocalhost(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("app.sock");
        Server application = listen(socket);
        try (ForwardingServer server = new ForwardingServer(target(socket, false));
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: shop.example\n\n");
            assertThat(client.readResponse().text()).isEqualTo("GET /|localhost|");
        } finally {
            application.stop();
        }
    }

    @Test
    void aSocketThatIsNotThere(@TempDir Path folder) throws Exception {
        try (ForwardingServer server = new ForwardingServer(target(folder.resolve("none.sock"), true));
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(502);
        }
    }
}
