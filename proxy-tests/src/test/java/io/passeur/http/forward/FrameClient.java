package io.passeur.http.forward;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.util.component.LifeCycle;

/** A client with one HTTP/2 connection to a port of this machine. */
final class FrameClient implements AutoCloseable {

    private final HTTP2Client client = new HTTP2Client();
    private final Session session;

    FrameClient(int port) {
        client.setInitialStreamRecvWindow(64 * 1024);
        LifeCycle.start(client);
        session = client.connect(new InetSocketAddress("127.0.0.1", port), new Session.Listener() {})
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    Session session() {
        return session;
    }

    FrameExchange get(String path, String... fields) {
        return send("GET", path, true, fields);
    }

    /** @param last whether there is no body */
    FrameExchange send(String method, String path, boolean last, String... fields) {
        return send(new FrameExchange(), method, path, last, fields);
    }

    FrameExchange send(FrameExchange exchange, String method, String path, boolean last, String... fields) {
        HttpFields headers = FrameExchange.fields(fields);
        HttpURI uri =
                HttpURI.build().scheme("http").authority("example.com:8080", -1).pathQuery(path);
        MetaData.Request head = new MetaData.Request(method, uri, HttpVersion.HTTP_2, headers);
        session.newStream(new HeadersFrame(head, null, last), exchange)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return exchange;
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }
}
