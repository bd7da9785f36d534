package io.passeur.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one plugin. It sees the JDK, its own jars, and from the application whole families of packages
 * only. A shared family never comes from the plugin's jars, not even a class that the application lacks: mixing a
 * family from both sides causes obscure errors.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /**
     * Of Jetty, the families that the SPI shows: requests and responses, their headers, buffers and connections, callbacks and
     * timers. Clients, servlets and other modules are the plugin's own, in a version of its own.
     */
    private static final List<String> SHARED = List.of(
            "io.passeur.spi.",
            "org.eclipse.jetty.http.",
            "org.eclipse.jetty.io.",
            "org.eclipse.jetty.server.",
            "org.eclipse.jetty.util.",
            "org.slf4j.",
            "org.jspecify.");

    /** Modules that stand within a shared family without being part of it. */
    private static final List<String> NOT_SHARED = List.of("org.eclipse.jetty.util.ajax.");

    private static final List<String> SHARED_RESOURCES = resources(SHARED);
    private static final List<String> RESOURCES_NOT_SHARED = resources(NOT_SHARED);

    private final ClassLoader application;

    /** @param name names the loader in stack traces */
    PluginClassLoader(String name, List<URL> jars, ClassLoader application) {
        super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.application = application;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isShared(name) ? application.loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isSharedResource(name) ? application.getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isSharedResource(name) ? application.getResources(name) : super.getResources(name);
    }

    private static List<String> resources(List<String> families) {
        return families.stream().map(family -> family.replace('.', '/')).toList();
    }

    private static boolean isShared(String className) {
        return startsWithAny(SHARED, className) && !startsWithAny(NOT_SHARED, className);
    }

    private static boolean isSharedResource(String name) {
        return startsWithAny(SHARED_RESOURCES, name) && !startsWithAny(RESOURCES_NOT_SHARED, name);
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
