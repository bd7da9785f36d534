package io.passeur.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DocumentParser;
import io.passeur.config.LoadedConfiguration;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationDocument.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Each sample of configuration in the documentation says behind its language whether it is static, dynamic or a Compose file,
 * and loads.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE =
            Pattern.compile("^```(toml|ya?ml) ?(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path folder;

    record Sample(Path page, String language, String kind, String text) {
        @Override
        public String toString() {
            return page + ": " + kind + " " + text.lines().findFirst().orElse("");
        }
    }

    static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Path page : pages()) {
            Matcher fence = FENCE.matcher(Files.readString(page));
            while (fence.find()) {
                samples.add(new Sample(page, fence.group(1), fence.group(2), fence.group(3)));
            }
        }
        return samples;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void loads(Sample sample) throws Exception {
        switch (sample.kind()) {
            case "static" -> loadsAsStatic(sample);
            case "dynamic" -> loadsAsDynamic(sample);
            case "compose" -> loadsAsFlags(sample);
            default -> throw new AssertionError("neither static nor dynamic nor compose: " + sample);
        }
    }

    private void loadsAsStatic(Sample sample) throws Exception {
        Path file = Files.writeString(folder.resolve("traefik." + sample.language()), sample.text());
        LoadedConfiguration loaded =
                new StaticConfigurationLoader().load(List.of("--configFile=" + file), Map.of(), folder);
        assertThat(loaded.warnings()).isEmpty();
    }

    /** Of the services of a Compose file, the ones with a command are proxies. */
    private void loadsAsFlags(Sample sample) throws Exception {
        Object file = new Load(LoadSettings.builder().build()).loadFromString(sample.text());
        Map<?, ?> services = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) file).get("services"));
        for (Object service : services.values()) {
            if (((Map<?, ?>) service).get("command") instanceof List<?> flags) {
                LoadedConfiguration loaded = new StaticConfigurationLoader()
                        .load(flags.stream().map(String::valueOf).toList(), Map.of(), folder);
                assertThat(loaded.warnings()).isEmpty();
            }
        }
    }

    private static void loadsAsDynamic(Sample sample) {
        Format format = sample.language().equals("toml") ? Format.TOML : Format.YAML;
        DynamicConfiguration snapshot = new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()))
                .decode(new DocumentParser().read(new ConfigurationDocument("sample", format, sample.text())));
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.origins()).isNotEmpty();
    }

    @Test
    void thereAreSamplesOfBothKinds() throws IOException {
        assertThat(samples()).extracting(Sample::kind).contains("static", "dynamic");
    }
}
