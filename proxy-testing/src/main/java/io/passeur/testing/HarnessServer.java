package io.passeur.testing;

import io.passeur.observation.RecordedRequest;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.Requests;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** The server of {@link MiddlewareHarness}. */
final class HarnessServer {

    private final Server server;

    private HarnessServer(Server server) {
        this.server = server;
    }

    static HarnessServer start(
            Middleware middleware, Request.Handler backend, MiddlewareContext context, boolean secure) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        if (secure) {
            configuration.addCustomizer((request, headers) -> new SecureRequest(request));
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler(middleware, backend, context));
        LifeCycle.start(server);
        return new HarnessServer(server);
    }

    private static Handler handler(Middleware middleware, Request.Handler backend, MiddlewareContext context) {
        Request.Handler chain = middleware.wrap(backend);
        boolean blocking = middleware.invocationType() != InvocationType.NON_BLOCKING;
        return new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Request recorded = new RecordedRequest(request, new RequestRecord("harness"));
                if (!blocking) {
                    return chain.handle(recorded, response, callback);
                }
                context.executor().execute(() -> Requests.resume(chain, recorded, response, callback));
                return true;
            }
        };
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    void stop() {
        LifeCycle.stop(server);
    }

    /** A request as handlers see it over TLS. */
    private static final class SecureRequest extends Request.Wrapper {

        private final HttpURI uri;

        SecureRequest(Request wrapped) {
            super(wrapped);
            uri = HttpURI.build(wrapped.getHttpURI()).scheme(HttpScheme.HTTPS).asImmutable();
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }
    }
}
