package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GrpcTest {

    private static final int MAX_MESSAGE = 16 * 1024 * 1024;
    private static final Metadata.Key<String> DETAIL = Metadata.Key.of("detail", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> BINARY = Metadata.Key.of("why-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static final MethodDescriptor<byte[], byte[]> ECHO = Bytes.method(MethodType.UNARY, "Echo");
    private static final MethodDescriptor<byte[], byte[]> FAIL = Bytes.method(MethodType.UNARY, "Fail");
    private static final MethodDescriptor<byte[], byte[]> NEVER = Bytes.method(MethodType.UNARY, "Never");
    private static final MethodDescriptor<byte[], byte[]> COUNT = Bytes.method(MethodType.SERVER_STREAMING, "Count");
    private static final MethodDescriptor<byte[], byte[]> JOIN = Bytes.method(MethodType.CLIENT_STREAMING, "Join");
    private static final MethodDescriptor<byte[], byte[]> CHAT = Bytes.method(MethodType.BIDI_STREAMING, "Chat");
    private static final MethodDescriptor<byte[], byte[]> ENOUGH = Bytes.method(MethodType.BIDI_STREAMING, "Enough");

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch called = new CountDownLatch(1);
    private Server server;
    private ForwardingServer proxy;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forPort(0)
                .maxInboundMessageSize(MAX_MESSAGE)
                .maxConcurrentCallsPerConnection(50)
                .addService(service())
                .build()
                .start();
        proxy = ForwardingServer.toH2c(server.getPort());
        channel = NettyChannelBuilder.forAddress("127.0.0.1", proxy.port())
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        channel.shutdownNow();
        proxy.close();
        server.shutdownNow();
    }

    private ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("passeur.Test")
                .addMethod(ECHO, ServerCalls.asyncUnaryCall((request, answer) -> {
                    answer.onNext(request);
                    answer.onCompleted();
                }))
                .addMethod(FAIL, ServerCalls.asyncUnaryCall((request, answer) -> answer.onError(failure())))
                .addMethod(NEVER, ServerCalls.asyncUnaryCall(this::never))
                .addMethod(COUNT, ServerCalls.asyncServerStreamingCall(GrpcTest::count))
                .addMethod(JOIN, ServerCalls.asyncClientStreamingCall(Joiner::new))
                .addMethod(CHAT, ServerCalls.asyncBidiStreamingCall(Echoing::new))
                .addMethod(ENOUGH, ServerCalls.asyncBidiStreamingCall(answer -> {
                    answer.onNext(Bytes.of("enough"));
                    answer.onCompleted();
                    return new Ignoring();
                }))
                .build();
    }

    private static StatusRuntimeException failure() {
        Metadata trailers = new Metadata();
        trailers.put(DETAIL, "no such cat");
        trailers.put(BINARY, new byte[] {0, 1, (byte) 0xff});
        return Status.NOT_FOUND.withDescription("größe unbekannt").asRuntimeException(trailers);
    }

    private void never(byte[] request, StreamObserver<byte[]> answer) {
        ((ServerCallStreamObserver<byte[]>) answer).setOnCancelHandler(cancelled::countDown);
        called.countDown();
    }

    private static void count(byte[] request, StreamObserver<byte[]> answer) {
        for (int i = 0; i < Integer.parseInt(Bytes.text(request)); i++) {
            answer.onNext(Bytes.of("" + i));
        }
        answer.onCompleted();
    }

    private static byte[] call(Channel channel, MethodDescriptor<byte[], byte[]> method, String text) {
        return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, Bytes.of(text));
    }

    @Test
    void unary() {
        assertThat(Bytes.text(call(channel, ECHO, "hello"))).isEqualTo("hello");
    }

    @Test
    void manyCallsOneAfterTheOther() {
        for (int i = 0; i < 300; i++) {
            assertThat(Bytes.text(call(channel, ECHO, "hello " + i))).isEqualTo("hello " + i);
        }
    }

    @Test
    void failureWithDetails() {
        StatusRuntimeException failure =
                catchThrowableOfType(StatusRuntimeException.class, () -> call(channel, FAIL, "x"));
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(failure.getStatus().getDescription()).isEqualTo("größe unbekannt");
        assertThat(failure.getTrailers().get(DETAIL)).isEqualTo("no such cat");
        assertThat(failure.getTrailers().get(BINARY)).containsExactly(0, 1, 0xff);
    }

    @Test
    void methodThatDoesNotExist() {
        StatusRuntimeException failure = catchThrowableOfType(
                StatusRuntimeException.class, () -> call(channel, Bytes.method(MethodType.UNARY, "Nothing"), "x"));
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void largeMessages() {
        byte[] large = new byte[8 * 1024 * 1024];
        new Random(1).nextBytes(large);
        byte[] answer = ClientCalls.blockingUnaryCall(channel, ECHO, CallOptions.DEFAULT, large);
        assertThat(Arrays.equals(answer, large)).isTrue();
    }

    @Test
    void serverStreaming() {
        Iterator<byte[]> answers =
                ClientCalls.blockingServerStreamingCall(channel, COUNT, CallOptions.DEFAULT, Bytes.of("2000"));
        List<String> texts = new ArrayList<>();
        answers.forEachRemaining(answer -> texts.add(Bytes.text(answer)));
        assertThat(texts).hasSize(2000).startsWith("0", "1").endsWith("1998", "1999");
    }

    @Test
    void clientStreaming() {
        Collecting answers = new Collecting();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncClientStreamingCall(channel.newCall(JOIN, CallOptions.DEFAULT), answers);
        requests.onNext(Bytes.of("a"));
        requests.onNext(Bytes.of("b"));
        requests.onNext(Bytes.of("c"));
        requests.onCompleted();
        assertThat(answers.all()).containsExactly("abc");
    }

    @Test
    void eachMessageIsAnsweredBeforeTheNextIsSent() throws Exception {
        Collecting answers = new Collecting();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(CHAT, CallOptions.DEFAULT), answers);
        for (int i = 0; i < 100; i++) {
            requests.onNext(Bytes.of("" + i));
            assertThat(answers.next()).isEqualTo("" + i);
        }
        requests.onCompleted();
        assertThat(answers.all()).hasSize(100);
    }

    @Test
    void serverThatEndsFirst() {
        Collecting answers = new Collecting();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(ENOUGH, CallOptions.DEFAULT), answers);
        requests.onNext(Bytes.of("more"));
        assertThat(answers.all()).containsExactly("enough");
        assertThat(Bytes.text(call(channel, ECHO, "next"))).isEqualTo("next");
    }

    @Test
    void cancellationReachesTheServer() throws Exception {
        ClientCall<byte[], byte[]> call = channel.newCall(NEVER, CallOptions.DEFAULT);
        Collecting answers = new Collecting();
        ClientCalls.asyncUnaryCall(call, Bytes.of("x"), answers);
        called.await();
        call.cancel("changed my mind", null);
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(proxy.awaitStatus()).isEqualTo(499);
    }

    @Test
    void deadline() throws Exception {
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(300, TimeUnit.MILLISECONDS);
        StatusRuntimeException failure = catchThrowableOfType(
                StatusRuntimeException.class, () -> ClientCalls.blockingUnaryCall(channel, NEVER, soon, Bytes.of("x")));
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callsAtTheSameTime() throws Exception {
        List<Collecting> calls = new ArrayList<>();
        List<StreamObserver<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Collecting answers = new Collecting();
            calls.add(answers);
            requests.add(ClientCalls.asyncBidiStreamingCall(channel.newCall(CHAT, CallOptions.DEFAULT), answers));
        }
        for (int i = 0; i < 200; i++) {
            requests.get(i).onNext(Bytes.of("call " + i));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(calls.get(i).next()).isEqualTo("call " + i);
        }
        requests.forEach(StreamObserver::onCompleted);
        for (int i = 0; i < 200; i++) {
            assertThat(calls.get(i).all()).containsExactly("call " + i);
        }
    }

    @Test
    void serverThatIsNotThere() {
        server.shutdownNow();
        StatusRuntimeException failure =
                catchThrowableOfType(StatusRuntimeException.class, () -> call(channel, ECHO, "x"));
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(failure.getStatus().getDescription()).contains("502");
    }

    private static final class Joiner implements StreamObserver<byte[]> {
        private final StreamObserver<byte[]> answer;
        private final StringBuilder text = new StringBuilder();

        Joiner(StreamObserver<byte[]> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(byte[] message) {
            text.append(Bytes.text(message));
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {
            answer.onNext(Bytes.of(text.toString()));
            answer.onCompleted();
        }
    }

    private record Echoing(StreamObserver<byte[]> answer) implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] message) {
            answer.onNext(message);
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {
            answer.onCompleted();
        }
    }

    private static final class Ignoring implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] message) {}

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {}
    }

    /** What a client heard. */
    private static final class Collecting implements StreamObserver<byte[]> {
        private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        private final List<String> texts = new ArrayList<>();
        private final CompletableFuture<List<String>> end = new CompletableFuture<>();

        @Override
        public void onNext(byte[] message) {
            texts.add(Bytes.text(message));
            queue.add(Bytes.text(message));
        }

        @Override
        public void onError(Throwable cause) {
            end.completeExceptionally(cause);
        }

        @Override
        public void onCompleted() {
            end.complete(texts);
        }

        String next() throws InterruptedException {
            return queue.poll(20, TimeUnit.SECONDS);
        }

        List<String> all() {
            return end.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }
}
