package io.passeur.plugin;

import io.passeur.guard.FailureText;
import io.passeur.guard.Guard;
import io.passeur.guard.PluginName;
import io.passeur.spi.Plugin;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The plugins on the application's own class path: those of tests and of programs that embed the proxy. */
final class ClassPathPlugins {

    private static final String LOCATION = "class path";

    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final ClassLoader application;
    private final Iterator<ServiceLoader.Provider<Plugin>> found;

    private ClassPathPlugins(ClassLoader application) {
        this.application = application;
        found = ServiceLoader.load(Plugin.class, application).stream().iterator();
    }

    static List<LoadedPlugin> load(ClassLoader application) {
        ClassPathPlugins loading = new ClassPathPlugins(application);
        while (loading.next()) {
            // each step adds one plugin
        }
        return loading.plugins;
    }

    private boolean next() {
        try {
            if (!found.hasNext()) {
                return false;
            }
            plugins.add(load(found.next()));
            return true;
        } catch (ServiceConfigurationError | LinkageError e) {
            return failed(FailureText.reason(e));
        }
    }

    /** A look-up that fails continues after the failed entry, unless it fails at the same entry again. */
    private boolean failed(String reason) {
        LoadedPlugin previous = plugins.isEmpty() ? null : plugins.get(plugins.size() - 1);
        if (previous != null && Objects.equals(previous.failure(), reason)) {
            return false;
        }
        plugins.add(LoadedPlugin.failed(LOCATION, LOCATION, reason));
        return true;
    }

    private LoadedPlugin load(ServiceLoader.Provider<Plugin> provider) {
        String name = provider.type().getName();
        try {
            Guard guard = new Guard(new PluginName(name, LOCATION), application);
            Factories factories = new Factories(guard);
            factories.collect(guard.call("the constructor of " + name, provider::get));
            return factories.loaded();
        } catch (RuntimeException e) {
            return LoadedPlugin.failed(name, LOCATION, PluginLoader.reason(e));
        }
    }
}
