package io.passeur.tls;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends OCSP requests over HTTP. */
final class OcspFetcher {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64 * 1024;

    private final Map<String, String> overrides;
    private @Nullable HttpClient client;

    OcspFetcher(Map<String, String> overrides) {
        this.overrides = Map.copyOf(overrides);
    }

    CompletableFuture<byte[]> fetch(OcspRequest ocsp) {
        try {
            URI responder = URI.create(overrides.getOrDefault(ocsp.responder(), ocsp.responder()));
            HttpRequest request = HttpRequest.newBuilder(responder)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/ocsp-request")
                    .POST(BodyPublishers.ofByteArray(ocsp.encoded()))
                    .build();
            Bounded body = new Bounded();
            return client().sendAsync(request, BodyHandlers.ofByteArrayConsumer(body))
                    .thenApply(response -> {
                        if (response.statusCode() != 200) {
                            throw new IllegalStateException("it responded with the status " + response.statusCode());
                        }
                        return body.bytes();
                    });
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Created when the first certificate needs it. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            client = known;
        }
        return known;
    }

    private static final class Bounded implements Consumer<Optional<byte[]>> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void accept(Optional<byte[]> part) {
            part.ifPresent(bytes::writeBytes);
            if (bytes.size() > MOST_BYTES) {
                throw new IllegalStateException("its response is longer than " + MOST_BYTES + " bytes");
            }
        }

        synchronized byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
