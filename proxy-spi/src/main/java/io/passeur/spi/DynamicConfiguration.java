package io.passeur.spi;

import java.util.Map;

/**
 * Everything that one provider knows. Names are without {@code @provider}.
 *
 * @param origins where elements were written, keyed by their dotted path ({@code http.routers.web},
 *     {@code tls.certificates[0]}); elements that are missing here are reported with the provider's name alone
 */
public record DynamicConfiguration(HttpConfiguration http, TlsConfiguration tls, Map<String, Origin> origins) {

    public static final DynamicConfiguration EMPTY =
            new DynamicConfiguration(HttpConfiguration.EMPTY, TlsConfiguration.EMPTY, Map.of());

    public DynamicConfiguration {
        origins = Map.copyOf(origins);
    }
}
