package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {

    @Test
    void everythingThatAUserNeedsIsThere() {
        for (String name : List.of(
                "LICENSE", "Dockerfile", ".dockerignore", "bin/passeur.bat", "conf/traefik.toml", "conf/dynamic/whoami.toml")) {
            assertThat(HOME.resolve(name)).isRegularFile();
        }
        for (String program : List.of("bin/passeur", "docker/healthcheck", "docker/train")) {
            assertThat(HOME.resolve(program)).isExecutable();
        }
    }

    @Test
    void eachLibraryIsThereInOneVersionOnly() {
        List<String> names = Distribution.jars(HOME.resolve("lib")).stream()
                .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
                .toList();
        assertThat(names)
                .contains("proxy-core", "proxy-spi", "dashboard", "jetty-server")
                .doesNotHaveDuplicates();
        assertThat(names).noneMatch(name -> name.matches("(middleware|provider|resolver)-.*"));
    }

    @Test
    void pluginsBringTheirOwnLibrariesAndNoneThatTheApplicationShares() {
        assertThat(Distribution.plugins())
                .extracting(plugin -> plugin.getFileName().toString())
                .contains(
                        "middleware-auth",
                        "middleware-headers",
                        "middleware-ratelimit",
                        "middleware-redirect",
                        "provider-docker",
                        "provider-file",
                        "resolver-acme");
        for (Path plugin : Distribution.plugins()) {
            assertThat(Distribution.jars(plugin))
                    .extracting(jar -> jar.getFileName().toString())
                    .anyMatch(jar -> jar.startsWith(plugin.getFileName().toString()))
                    .noneMatch(jar -> jar.matches("(proxy-(?!toolkit)|jetty-|slf4j-|jspecify-|guice-|junit-).*"));
        }
    }

    /** As in production: nothing but the jars of lib on the class path. */
    @Test
    void theShippedPluginsLoadInTheShippedApplication() throws Exception {
        List<URL> lib = new ArrayList<>();
        for (Path jar : Distribution.jars(HOME.resolve("lib"))) {
            lib.add(jar.toUri().toURL());
        }
        try (var application = new URLClassLoader(lib.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object plugins = application
                    .loadClass("io.passeur.plugin.PluginLoader")
                    .getMethod("load", ClassLoader.class, Path.class)
                    .invoke(null, application, HOME.resolve("plugins"));
            try (AutoCloseable closing = (AutoCloseable) plugins) {
                Object problems = plugins.getClass().getMethod("problems").invoke(plugins);
                assertThat(problems).isEqualTo(List.of());
                Object factory =
                        plugins.getClass().getMethod("provider", String.class).invoke(plugins, "file");
                assertThat(factory).isNotNull();
                assertThat(closing).isSameAs(plugins);
            }
        }
    }
}
