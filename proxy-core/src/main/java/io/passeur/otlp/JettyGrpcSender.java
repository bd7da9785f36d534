package io.passeur.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Calls one unary method of a collector. Does not block. */
final class JettyGrpcSender implements GrpcSender {

    private static final int FRAME_HEAD = 5;

    private final GrpcSenderConfig config;
    private final HttpClient client;
    private final Scheduler scheduler;

    JettyGrpcSender(GrpcSenderConfig config, HttpClient client, Scheduler scheduler) {
        this.config = config;
        this.client = client;
        this.scheduler = scheduler;
    }

    @Override
    public void send(MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
        byte[] frame;
        try {
            frame = frame(message, config.getCompressor());
        } catch (IOException e) {
            onError.accept(e);
            return;
        }
        new GrpcCall(config, client, scheduler, frame, onResponse, onError).attempt();
    }

    /** The message, preceded by its compression flag and its length. */
    private static byte[] frame(MessageWriter message, @Nullable Compressor compressor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[FRAME_HEAD]);
        if (compressor == null) {
            message.writeMessage(bytes);
        } else {
            try (OutputStream compressed = compressor.compress(bytes)) {
                message.writeMessage(compressed);
            }
        }
        byte[] frame = bytes.toByteArray();
        ByteBuffer.wrap(frame).put((byte) (compressor == null ? 0 : 1)).putInt(frame.length - FRAME_HEAD);
        return frame;
    }

    @Override
    public CompletableResultCode shutdown() {
        LifeCycle.stop(client);
        return CompletableResultCode.ofSuccess();
    }
}
