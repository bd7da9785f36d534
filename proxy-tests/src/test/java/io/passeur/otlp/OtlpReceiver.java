package io.passeur.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.ServerCalls;
import io.passeur.tls.KeyMaterial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A collector as far as the wire goes: takes what is exported, and says so, or something else if a test wants that. */
public final class OtlpReceiver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private Runnable closing = () -> {};
    private int port;

    private OtlpReceiver() {}

    /**
     * What one export brought.
     *
     * @param path of the URL, or the full name of the method
     * @param headers names in lower case
     * @param message as protobuf
     */
    public record Received(String path, Map<String, String> headers, byte[] message) {}

    public static OtlpReceiver http() {
        return overHttp(null, false);
    }

    /** @param clientsNeedCertificates refuses clients without one */
    public static OtlpReceiver https(SSLContext context, boolean clientsNeedCertificates) {
        return overHttp(context, clientsNeedCertificates);
    }

    private static OtlpReceiver overHttp(@Nullable SSLContext context, boolean clientsNeedCertificates) {
        OtlpReceiver receiver = new OtlpReceiver();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            HttpServer server = context == null ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
            if (context != null && server instanceof HttpsServer secure) {
                secure.setHttpsConfigurator(new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters own = getSSLContext().getDefaultSSLParameters();
                        own.setNeedClientAuth(clientsNeedCertificates);
                        parameters.setSSLParameters(own);
                    }
                });
            }
            server.createContext("/", receiver::take);
            server.start();
            receiver.port = server.getAddress().getPort();
            receiver.closing = () -> server.stop(0);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        boolean zipped = "gzip".equals(headers.get("content-encoding"));
        try (exchange;
                InputStream body = exchange.getRequestBody();
                InputStream plain = zipped ? new GZIPInputStream(body) : body) {
            byte[] message = plain.readAllBytes();
            Integer refusal = refusals.poll();
            if (refusal == null) {
                received.add(new Received(exchange.getRequestURI().getPath(), headers, message));
            }
            exchange.sendResponseHeaders(refusal == null ? 200 : refusal, -1);
        }
    }

    public static OtlpReceiver grpc() {
        return overGrpc(null);
    }

    /** @param own its certificate */
    public static OtlpReceiver grpcs(KeyMaterial own) {
        return overGrpc(own);
    }

    private static OtlpReceiver overGrpc(@Nullable KeyMaterial own) {
        OtlpReceiver receiver = new OtlpReceiver();
        try {
            NettyServerBuilder builder = NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .fallbackHandlerRegistry(receiver.new Everything());
            if (own != null) {
                builder.sslContext(GrpcSslContexts.configure(
                                io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder.forServer(
                                        own.key(), own.chain().toArray(X509Certificate[]::new)),
                                SslProvider.JDK)
                        .build());
            }
            Server server = builder.build().start();
            receiver.port = server.getPort();
            receiver.closing = server::shutdownNow;
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers each method in the same way. */
    private final class Everything extends HandlerRegistry {

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(name)
                    .setRequestMarshaller(new Plain())
                    .setResponseMarshaller(new Plain())
                    .build();
            ServerCallHandler<byte[], byte[]> handler = (call, fields) -> answer(name, call, fields);
            return ServerMethodDefinition.create(method, handler);
        }

        private ServerCall.Listener<byte[]> answer(String name, ServerCall<byte[], byte[]> call, Metadata fields) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            fields.keys().forEach(key -> {
                String value = key.endsWith(Metadata.BINARY_HEADER_SUFFIX)
                        ? null
                        : fields.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
                if (value != null) {
                    headers.put(key, value);
                }
            });
            return ServerCalls.<byte[], byte[]>asyncUnaryCall((message, answers) -> {
                        Integer refusal = refusals.poll();
                        if (refusal == null) {
                            received.add(new Received(name, headers, message));
                            answers.onNext(new byte[0]);
                            answers.onCompleted();
                        } else {
                            answers.onError(Status.fromCodeValue(refusal)
                                    .withDescription("as the test wants it: 100 %")
                                    .asRuntimeException());
                        }
                    })
                    .startCall(call, fields);
        }
    }

    private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public int port() {
        return port;
    }

    /** The next exports are answered with these: statuses of HTTP, or codes of gRPC. */
    public void refuse(int... next) {
        for (int one : next) {
            refusals.add(one);
        }
    }

    /** The next export that was taken. @throws AssertionError if none comes */
    public Received next() {
        try {
            Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was exported");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What was taken and nobody has asked for yet; does not wait. */
    public List<Received> all() {
        List<Received> all = new ArrayList<>();
        received.drainTo(all);
        return all;
    }

    @Override
    public void close() {
        closing.run();
    }
}
