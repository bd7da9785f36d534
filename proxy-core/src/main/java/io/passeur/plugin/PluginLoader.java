package io.passeur.plugin;

import io.passeur.guard.FailureText;
import io.passeur.guard.Guard;
import io.passeur.guard.PluginException;
import io.passeur.guard.PluginName;
import io.passeur.guard.PluginTimeoutException;
import io.passeur.spi.Plugin;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Loads the plugins of the plugin folder and of the application's own class path. */
public final class PluginLoader {

    private final ClassLoader application;
    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();

    private PluginLoader(ClassLoader application) {
        this.application = application;
    }

    /**
     * Loads all plugins; one that cannot be loaded is part of the result, with the reason.
     *
     * @param application has the core and the shared families; plugins on its class path are used too
     * @param folder need not exist; null if there is none
     */
    public static Plugins load(ClassLoader application, @Nullable Path folder) {
        PluginLoader loader = new PluginLoader(application);
        loader.plugins.addAll(ClassPathPlugins.load(application));
        if (folder != null) {
            loader.loadAll(new PluginFolder(folder));
        }
        return new Plugins(folder, loader.plugins, loader.loaders, loader.guards);
    }

    private void loadAll(PluginFolder folder) {
        try {
            folder.sources().forEach(source -> plugins.add(load(source)));
        } catch (IOException e) {
            String path = folder.path().toString();
            plugins.add(LoadedPlugin.failed(path, path, "the plugin folder cannot be read: " + e));
        }
    }

    private LoadedPlugin load(PluginSource source) {
        try {
            return loaded(source, open(source));
        } catch (IOException e) {
            return failed(source, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(source, reason(e));
        }
    }

    private PluginClassLoader open(PluginSource source) throws IOException {
        if (source.jars().isEmpty()) {
            throw new IOException("the folder contains no readable .jar file");
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : source.jars()) {
            checkReadable(jar);
            urls.add(jar.toUri().toURL());
        }
        PluginClassLoader loader = new PluginClassLoader(source.name(), urls, application);
        loaders.add(loader);
        return loader;
    }

    /** A class loader silently skips a jar that it cannot open, and the user then looks for a class that exists. */
    private static void checkReadable(Path jar) throws IOException {
        try (ZipFile ignored = new ZipFile(jar.toFile())) {
            return;
        } catch (IOException e) {
            throw new IOException(jar.getFileName() + " is not a readable jar: " + e.getMessage(), e);
        }
    }

    private LoadedPlugin loaded(PluginSource source, PluginClassLoader loader) {
        Guard guard = new Guard(new PluginName(source.name(), source.location().toString()), loader);
        guards.add(guard);
        List<Plugin> found = guard.call("the constructor", () -> instances(loader));
        if (found.isEmpty()) {
            return failed(source, "its jars contain no META-INF/services/" + Plugin.class.getName());
        }
        Factories factories = new Factories(guard);
        found.forEach(factories::collect);
        return factories.loaded();
    }

    private static List<Plugin> instances(PluginClassLoader loader) {
        List<Plugin> found = new ArrayList<>();
        ServiceLoader.load(Plugin.class, loader).forEach(found::add);
        return found;
    }

    /** Callers prepend the name of the plugin. */
    static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause();
        boolean thrown = failure instanceof PluginException && !(failure instanceof PluginTimeoutException);
        return FailureText.reason(thrown && cause != null ? cause : failure);
    }

    private static LoadedPlugin failed(PluginSource source, String reason) {
        return LoadedPlugin.failed(source.name(), source.location().toString(), reason);
    }
}
