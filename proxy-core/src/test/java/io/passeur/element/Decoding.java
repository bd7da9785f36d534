package io.passeur.element;

import io.passeur.config.DocumentParser;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationDocument.Format;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.Objects;

/** Decodes documents with the built-in kinds. */
final class Decoding {

    static final TreeDecoder DECODER = new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()));

    private Decoding() {}

    static DynamicConfiguration toml(String text) {
        return DECODER.decode(new DocumentParser().read(new ConfigurationDocument("d.toml", Format.TOML, text)));
    }

    static DynamicConfiguration yaml(String text) {
        return DECODER.decode(new DocumentParser().read(new ConfigurationDocument("d.yml", Format.YAML, text)));
    }

    static RouterSpec router(DynamicConfiguration snapshot, String name) {
        return Objects.requireNonNull(snapshot.elements(HttpKinds.ROUTERS).get(name));
    }

    static List<String> problems(DynamicConfiguration snapshot) {
        return snapshot.problems().stream().map(Problem::toString).toList();
    }
}
