package io.passeur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DocumentParser;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/tls.md} shows configuration that works. */
class TlsGuideTest {

    private static final Path GUIDE = Path.of("../docs/tls.md");
    private static final Pattern SAMPLE = Pattern.compile("```toml (static|dynamic)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static Stream<String> samples(String kind) throws IOException {
        return SAMPLE.matcher(Files.readString(GUIDE))
                .results()
                .filter(sample -> sample.group(1).equals(kind))
                .map(sample -> sample.group(2));
    }

    static Stream<String> staticSamples() throws IOException {
        return samples("static");
    }

    static Stream<String> dynamicSamples() throws IOException {
        return samples("dynamic");
    }

    @Test
    void everySampleSaysWhereItBelongs() throws IOException {
        long all = Pattern.compile("```toml")
                .matcher(Files.readString(GUIDE))
                .results()
                .count();
        assertThat(staticSamples().count() + dynamicSamples().count())
                .isEqualTo(all)
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("staticSamples")
    void staticConfigurationLoads(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("traefik.toml"), text);
        var loaded = new StaticConfigurationLoader().load(List.of("--configFile=" + file), Map.of(), folder);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.configuration().resolvers()).containsKey("le");
    }

    @ParameterizedTest
    @MethodSource("dynamicSamples")
    void dynamicConfigurationLoads(String text) {
        var snapshot = new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()))
                .decode(new DocumentParser()
                        .read(new ConfigurationDocument("sample.toml", ConfigurationDocument.Format.TOML, text)));
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.origins()).isNotEmpty();
    }
}
