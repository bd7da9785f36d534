package io.passeur.testing;

import io.passeur.http.forward.Upstream;
import io.passeur.observation.RequestRecord;
import java.util.function.IntFunction;
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

/** A service of a harness: a server on a free local port, and the upstream that reaches it. */
final class BackendServer implements Request.Handler, AutoCloseable {

    private final String name;
    private final HarnessBackend backend;
    private final Server server;
    private final String url;
    private final Upstream upstream;

    private BackendServer(String name, HarnessBackend backend, Server server, IntFunction<Upstream> ways) {
        this.name = name;
        this.backend = backend;
        this.server = server;
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        url = "http://127.0.0.1:" + port;
        upstream = ways.apply(port);
    }

    /** @param ways opens an upstream for a port */
    static BackendServer start(String name, Request.Handler handler, IntFunction<Upstream> ways) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        HarnessBackend backend = new HarnessBackend(handler);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return backend.handle(request, response, callback);
            }
        });
        LifeCycle.start(server);
        return new BackendServer(name, backend, server, ways);
    }

    String url() {
        return url;
    }

    HarnessBackend backend() {
        return backend;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestRecord record = RequestRecord.ofOrUnread(request);
        record.served(name);
        record.forwarded(url);
        return upstream.handle(request, response, callback);
    }

    @Override
    public void close() {
        upstream.close();
        LifeCycle.stop(server);
    }
}
