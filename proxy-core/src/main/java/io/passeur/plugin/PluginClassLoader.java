package io.passeur.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one plugin. It sees the JDK, its own jars, and from the application whole families of packages
 * only. A shared family never comes from the plugin's jars, not even a class that the application lacks: half a family
 * from each side breaks in ways that nobody can read.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final List<String> SHARED =
            List.of("io.passeur.spi.", "org.eclipse.jetty.", "org.slf4j.", "org.jspecify.");

    private static final List<String> SHARED_RESOURCES =
            SHARED.stream().map(family -> family.replace('.', '/')).toList();

    private final ClassLoader application;

    /** @param name names the loader in stack traces */
    PluginClassLoader(String name, List<URL> jars, ClassLoader application) {
        super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.application = application;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return startsWithAny(SHARED, name) ? application.loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return startsWithAny(SHARED_RESOURCES, name) ? application.getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return startsWithAny(SHARED_RESOURCES, name) ? application.getResources(name) : super.getResources(name);
    }

    private static boolean startsWithAny(List<String> prefixes, String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
