package io.passeur.otlp;

import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;

/** Sends one message to a collector, and retries for a while if that may help. */
final class GrpcCall {

    private static final Set<GrpcStatusCode> PASSING = EnumSet.of(
            GrpcStatusCode.CANCELLED,
            GrpcStatusCode.DEADLINE_EXCEEDED,
            GrpcStatusCode.RESOURCE_EXHAUSTED,
            GrpcStatusCode.ABORTED,
            GrpcStatusCode.OUT_OF_RANGE,
            GrpcStatusCode.UNAVAILABLE,
            GrpcStatusCode.DATA_LOSS);

    private final GrpcSenderConfig config;
    private final HttpClient client;
    private final Scheduler scheduler;
    private final byte[] frame;
    private final Consumer<GrpcResponse> onResponse;
    private final Consumer<Throwable> onError;
    private final long began = NanoTime.now();
    private int attempts;

    GrpcCall(
            GrpcSenderConfig config,
            HttpClient client,
            Scheduler scheduler,
            byte[] frame,
            Consumer<GrpcResponse> onResponse,
            Consumer<Throwable> onError) {
        this.config = config;
        this.client = client;
        this.scheduler = scheduler;
        this.frame = frame;
        this.onResponse = onResponse;
        this.onError = onError;
    }

    void attempt() {
        attempts++;
        request().send(new Answer(Math.toIntExact(config.getMaxResponseBodySize())));
    }

    private Request request() {
        return client.newRequest(config.getEndpoint())
                .path("/" + config.getFullMethodName())
                .version(HttpVersion.HTTP_2)
                .method(HttpMethod.POST)
                .headers(headers -> {
                    headers.put(HttpHeader.TE, "trailers");
                    Compressor compressor = config.getCompressor();
                    if (compressor != null) {
                        headers.put("grpc-encoding", compressor.getEncoding());
                    }
                    config.getHeadersSupplier()
                            .get()
                            .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
                })
                .body(new BytesRequestContent("application/grpc", frame))
                .timeout(Math.max(1, remainingMillis()), TimeUnit.MILLISECONDS);
    }

    private long remainingMillis() {
        return config.getTimeout().toMillis() - NanoTime.millisSince(began);
    }

    /** @return whether there will be another attempt */
    private boolean again() {
        RetryPolicy policy = config.getRetryPolicy();
        if (policy == null || attempts >= policy.getMaxAttempts()) {
            return false;
        }
        double most = Math.min(
                policy.getMaxBackoff().toMillis(),
                policy.getInitialBackoff().toMillis() * Math.pow(policy.getBackoffMultiplier(), attempts - 1.0));
        long pause = (long) (most * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
        if (pause >= remainingMillis()) {
            return false;
        }
        scheduler.schedule(this::attempt, pause, TimeUnit.MILLISECONDS);
        return true;
    }

    private final class Answer extends BufferingResponseListener {

        Answer(int mostBytes) {
            super(mostBytes);
        }

        @Override
        public void onComplete(Result result) {
            if (result.isFailed()) {
                Throwable failure = result.getFailure();
                if (failure instanceof SSLException || !again()) {
                    onError.accept(failure);
                }
                return;
            }
            UnaryResponse answer = UnaryResponse.of(result.getResponse(), getContent());
            if (!PASSING.contains(answer.getStatusCode()) || !again()) {
                onResponse.accept(answer);
            }
        }
    }
}
