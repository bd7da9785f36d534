package io.passeur.spec;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.services.<name>.weighted}.
 *
 * @param healthCheck present, the service is down when all its children are
 */
public record WeightedSpec(
        List<WeightedServiceSpec> services,
        @AllowEmpty @Nullable StickySpec sticky,
        @AllowEmpty @Nullable HealthCheckPropagationSpec healthCheck) {

    public WeightedSpec {
        services = List.copyOf(services);
    }

    /** @param weight 0 keeps the child out */
    public record WeightedServiceSpec(
            @Default("") String name, @Default("1") int weight) {}

    /** A section that is always empty: it is there or not. */
    public record HealthCheckPropagationSpec() {}
}
