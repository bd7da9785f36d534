package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values have the types of their options, whatever type the source gives them. */
class MiddlewareJsonTest {

    record Target(String port, long limit, @Nullable Long age, boolean permanent) {}

    @Test
    void whatAFileWritesAsNumberMayBeText() {
        assertThat(MiddlewareJson.of(Target.class, Map.of("port", 8443L, "limit", 1000.0, "permanent", true))
                        .members())
                .isEqualTo(Map.of("port", "8443", "limit", 1000L, "permanent", true));
    }

    @Test
    void whatALabelWritesAsTextMayBeANumber() {
        assertThat(MiddlewareJson.of(Target.class, Map.of("port", "8443", "limit", "+10", "age", "5", "permanent", "1"))
                        .members())
                .isEqualTo(Map.of("port", "8443", "limit", 10L, "age", 5L, "permanent", true));
    }
}
