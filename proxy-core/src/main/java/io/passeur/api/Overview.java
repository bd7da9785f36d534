package io.passeur.api;

import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKind;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.tls.CertificateView;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /api/overview}: how many elements there are, and how many of them are well. */
final class Overview implements Resource {

    private final StaticConfiguration configuration;
    private final Supplier<RuntimeView> live;
    private final ElementLists elements;
    private final Features features;
    private final Clock clock;

    Overview(StaticConfiguration configuration, Supplier<RuntimeView> live, ElementLists elements, Clock clock) {
        this.configuration = configuration;
        this.live = live;
        this.elements = elements;
        features = Features.of(configuration);
        this.clock = clock;
    }

    @Override
    public ApiResponse get(Parameters parameters) {
        RuntimeView view = live.get();
        JsonObject overview = new JsonObject();
        elements.bySection().forEach((name, lists) -> overview.put(name, section(view, lists)));
        return ApiResponse.json(
                overview.put("certificates", certificates(view.tls().certificates()))
                        .put("features", features.json())
                        .put("providers", providers()));
    }

    private static JsonObject section(RuntimeView view, Map<ElementKind<?>, ElementList<?>> lists) {
        JsonObject section = new JsonObject();
        lists.forEach((kind, list) -> section.put(kind.name(), stats(list.elements(view))));
        return section;
    }

    private static JsonObject stats(Iterable<? extends ElementView<?>> elements) {
        int total = 0;
        int warnings = 0;
        int errors = 0;
        for (ElementView<?> element : elements) {
            total++;
            warnings += element.status() == Status.WARNING ? 1 : 0;
            errors += element.status() == Status.DISABLED ? 1 : 0;
        }
        return stats(total, warnings, errors);
    }

    private JsonObject certificates(List<CertificateView> certificates) {
        int warnings = 0;
        int errors = 0;
        for (CertificateView certificate : certificates) {
            CertificateStatus status = CertificateStatus.of(certificate, clock.instant());
            warnings += status == CertificateStatus.WARNING ? 1 : 0;
            errors += status == CertificateStatus.EXPIRED ? 1 : 0;
        }
        return stats(certificates.size(), warnings, errors);
    }

    private static JsonObject stats(int total, int warnings, int errors) {
        return new JsonObject()
                .always("total", total)
                .always("warnings", warnings)
                .always("errors", errors);
    }

    private List<String> providers() {
        return configuration.providers().types().keySet().stream()
                .map(Overview::title)
                .sorted()
                .toList();
    }

    /** The names that Traefik's source has for them. */
    private static String title(String type) {
        return type.equalsIgnoreCase("http")
                ? "HTTP"
                : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}
