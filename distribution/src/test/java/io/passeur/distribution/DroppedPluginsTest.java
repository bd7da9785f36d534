package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two plugins that bring two versions of one library, dropped into the unpacked distribution. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class DroppedPluginsTest {

    private static final String PLUGIN = """
            package %1$s;
            import io.passeur.spi.*;
            import java.util.List;
            import org.eclipse.jetty.server.Request;
            public final class ThePlugin implements Plugin, MiddlewareFactory<ThePlugin.Config> {
                public record Config(String name) {}
                @Override public List<MiddlewareFactory<?>> middlewares() { return List.of(this); }
                @Override public String type() { return "%1$s"; }
                @Override public Class<Config> configType() { return Config.class; }
                @Override public Middleware create(Config config, MiddlewareContext context) {
                    return new Middleware() {
                        @Override public Request.Handler wrap(Request.Handler next) {
                            return (request, response, callback) -> {
                                response.getHeaders().put("X-" + config.name(), library.Version.%2$s());
                                return next.handle(request, response, callback);
                            };
                        }
                    };
                }
            }
            """;

    private static final String DYNAMIC = """
            [http.routers.whoami]
            rule = "PathPrefix(`/`)"
            service = "whoami@internal"
            middlewares = ["first", "second", "also-first"]
            [http.middlewares.first.one]
            name = "First"
            [http.middlewares.second.plugin.two]
            name = "Second"
            [http.middlewares.also-first.one]
            name = "Third"
            """;

    @TempDir
    Path folder;

    private void drop(Path home, String name, String version, String method) throws Exception {
        Path plugin = Files.createDirectories(home.resolve("plugins").resolve(name));
        Path library = jar(
                plugin.resolve("library-" + version + ".jar"),
                "library.Version",
                "package library; public class Version { public static String " + method + "() { return \"" + version
                        + "\"; } }",
                "",
                Map.of());
        jar(
                plugin.resolve(name + ".jar"),
                name + ".ThePlugin",
                PLUGIN.formatted(name, method),
                library.toString(),
                Map.of("META-INF/services/io.passeur.spi.Plugin", name + ".ThePlugin"));
    }

    private Path jar(Path jar, String className, String source, String library, Map<String, String> resources)
            throws IOException {
        Path work = Files.createTempDirectory(folder, "jar");
        Path file = work.resolve("src/" + className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Path classes = Files.createDirectory(work.resolve("classes"));
        String path = library + System.getProperty("path.separator") + System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "--release", "17", "-d", "" + classes, "-cp", path, "" + file);
        assertThat(status).isZero();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path compiled : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(compiled).toString()));
                Files.copy(compiled, out);
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                out.putNextEntry(new JarEntry(resource.getKey()));
                out.write(resource.getValue().getBytes());
            }
        }
        return jar;
    }

    private static Path copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(HOME.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    @Test
    void eachSeesItsOwnVersion() throws Exception {
        Path home = copy(folder.resolve("passeur"));
        drop(home, "one", "1.0", "ofOld");
        drop(home, "two", "2.0", "ofNew");
        try (RunningProxy proxy = RunningProxy.start(home, folder, DYNAMIC, "")) {
            RawMessage answer = proxy.get("any", "/");
            assertThat(answer.status()).as(proxy.output()).isEqualTo(200);
            assertThat(List.of(answer.value("X-First"), answer.value("X-Second"), answer.value("X-Third")))
                    .containsExactly("1.0", "2.0", "1.0");
        }
    }
}
