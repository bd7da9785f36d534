package io.passeur.benchmarks;

import org.eclipse.jetty.ee10.proxy.AsyncProxyServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A reverse proxy of a few lines, as Jetty's manual shows it: what Passeur's engine is compared with. */
public final class JettyPeer {

    private static final int MAX_CONNECTIONS = 1024;
    private static final int BACKLOG = 4096;

    private JettyPeer() {}

    /** @param arguments {@code handler} or {@code servlet}, the port to listen on, and the upstream's port */
    public static void main(String[] arguments) throws Exception {
        int upstream = Integer.parseInt(arguments[2]);
        Server server = new Server();
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[1]));
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
        server.setHandler(arguments[0].equals("handler") ? handler(upstream) : servlet(upstream));
        server.start();
        server.join();
    }

    private static Handler handler(int upstream) {
        ProxyHandler proxy =
                new ProxyHandler.Reverse(request -> HttpURI.build(request.getHttpURI())
                        .scheme("http")
                        .authority("127.0.0.1", upstream)
                        .asImmutable()) {
                    @Override
                    protected void configureHttpClient(org.eclipse.jetty.client.HttpClient client) {
                        super.configureHttpClient(client);
                        client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
                    }
                };
        return proxy;
    }

    private static Handler servlet(int upstream) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new AsyncProxyServlet.Transparent());
        holder.setInitParameter("proxyTo", "http://127.0.0.1:" + upstream);
        holder.setInitParameter("maxConnections", Integer.toString(MAX_CONNECTIONS));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        return context;
    }
}
