package io.passeur.provider;

import io.passeur.config.DynamicConfigurationDecoder;
import io.passeur.config.StaticConfiguration;
import io.passeur.spi.ConfigurationDocument;
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
                new DynamicConfigurationDecoder().decode(document)));
    }
}
