package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DocumentParser;
import io.passeur.config.LoadedConfiguration;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedConfigurationTest {

    private static final Path WHOAMI = HOME.resolve("conf/dynamic/whoami.toml");

    private static DynamicConfiguration decode(String text) {
        return new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()))
                .decode(new DocumentParser()
                        .read(new ConfigurationDocument("whoami.toml", ConfigurationDocument.Format.TOML, text)));
    }

    @Test
    void theStaticFileLoadsWithoutAWarning() throws Exception {
        LoadedConfiguration loaded = new StaticConfigurationLoader()
                .load(List.of("--configFile=" + HOME.resolve("conf/traefik.toml")), Map.of(), HOME);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.configuration().entryPoints()).containsOnlyKeys("web", "traefik");
        assertThat(loaded.configuration().providers().types().get("file"))
                .containsEntry("directory", HOME.relativize(WHOAMI.getParent()).toString());
    }

    @Test
    void theDynamicFileIsRead() throws Exception {
        DynamicConfiguration snapshot = decode(Files.readString(WHOAMI));
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.elements(HttpKinds.ROUTERS)).containsOnlyKeys("whoami");
    }

    /** Users remove the comment marks and expect that it works. */
    @Test
    void theExampleInItsCommentsIsRightToo() throws Exception {
        String text = Files.readString(WHOAMI).replaceAll("(?m)^# (\\[|  )", "$1");
        DynamicConfiguration snapshot = decode(text);
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.elements(HttpKinds.ROUTERS)).containsOnlyKeys("whoami", "app");
        assertThat(snapshot.elements(HttpKinds.MIDDLEWARES)).containsOnlyKeys("password");
        assertThat(snapshot.elements(HttpKinds.SERVICES)).containsOnlyKeys("app");
    }
}
