package io.passeur.config;

import io.passeur.spi.ConfigurationDecoder;
import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.Origin;
import java.util.Map;

/** Decodes dynamic configuration, element by element, so that a mistake in one leaves the others alone. */
public final class DynamicConfigurationDecoder implements ConfigurationDecoder {

    @Override
    public ConfigurationSnapshot decode(ConfigurationDocument document) {
        ParsedDocument parsed = DocumentReader.read(document);
        Problems problems = new Problems();
        problems.addAll(parsed.problems());
        return new DynamicDecoding(parsed::origin, problems).decode(parsed.tree());
    }

    @Override
    public ConfigurationSnapshot decode(Map<String, ?> tree, Origin origin) {
        return new DynamicDecoding(path -> origin, new Problems()).decode(Trees.freezeMap(tree));
    }
}
