package io.passeur.http.middleware.auth.basic;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TooManyHashesTest {

    @Test
    void whoeverComesWhenTooManyPasswordsAreCheckedIsAskedToComeAgain() {
        BasicAuthFactory full = new BasicAuthFactory(task -> {
            throw new RejectedExecutionException("full");
        });
        String credentials = Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
        try (MiddlewareHarness harness = MiddlewareHarness.of(
                        full, Map.of("users", List.of("ann:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=")))
                .start()) {
            RawMessage response = harness.get("/", "Authorization: Basic " + credentials);
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.value("Retry-After")).isEqualTo("1");
        }
    }
}
