package io.passeur.plugin;

/** Sources of small plugins. */
final class PluginJars {

    private PluginJars() {}

    /** A plugin {@code <name>.ThePlugin} with one middleware type, whose creation fails with the words that {@code expression} gives. */
    static JarBuilder middleware(String name, String type, String expression) {
        return new JarBuilder()
                .source(name + ".ThePlugin", plugin(name))
                .source(name + ".Config", "package " + name + "; public record Config(String text) {}")
                .source(name + ".TheFactory", factory(name, type, expression))
                .plugin(name + ".ThePlugin");
    }

    static JarBuilder middleware(String name, String type) {
        return middleware(name, type, "\"made by " + name + "\"");
    }

    private static String plugin(String name) {
        return """
                package %s;
                import io.passeur.spi.*;
                import java.util.List;
                public class ThePlugin implements Plugin {
                    public List<MiddlewareFactory<?>> middlewares() { return List.of(new TheFactory()); }
                }
                """.formatted(name);
    }

    private static String factory(String name, String type, String expression) {
        return """
                package %s;
                import io.passeur.spi.*;
                public class TheFactory implements MiddlewareFactory<Config> {
                    public String type() { return "%s"; }
                    public Class<Config> configType() { return Config.class; }
                    public Middleware create(Config config, MiddlewareContext context) {
                        throw new ConfigurationException(words());
                    }
                    private static String words() {
                        try { return String.valueOf(%s); } catch (Throwable e) { return e.toString(); }
                    }
                }
                """.formatted(name, type, expression);
    }
}
