package io.passeur.provider;

import io.passeur.config.DocumentParser;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a provider named {@code testing} brings, as the routing gets it. */
public final class MergedToml {

    private MergedToml() {}

    public static MergedConfiguration of(StaticConfiguration configuration, String toml) {
        ConfigurationDocument document =
                new ConfigurationDocument("test.toml", ConfigurationDocument.Format.TOML, toml);
        return ConfigurationMerger.merge(Map.of(
                "internal",
                InternalConfiguration.of(configuration, new TreeSet<>()),
                "testing",
                new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()))
                        .decode(new DocumentParser().read(document))));
    }
}
