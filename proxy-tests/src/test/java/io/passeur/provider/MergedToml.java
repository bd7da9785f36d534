package io.passeur.provider;

import io.passeur.config.DynamicConfigurationDecoder;
import io.passeur.spi.ConfigurationDocument;
import java.util.Map;

/** What a provider named {@code testing} brings, as the routing gets it. */
public final class MergedToml {

    private MergedToml() {}

    public static MergedConfiguration of(String toml) {
        ConfigurationDocument document =
                new ConfigurationDocument("test.toml", ConfigurationDocument.Format.TOML, toml);
        return ConfigurationMerger.merge(Map.of("testing", new DynamicConfigurationDecoder().decode(document)));
    }
}
