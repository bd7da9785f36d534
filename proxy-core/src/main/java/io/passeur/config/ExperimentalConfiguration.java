package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code experimental}.
 *
 * @param plugins declared plugins by name
 * @param localPlugins the same, for plugins that are not downloaded
 * @param abortOnPluginFailure whether a plugin that fails to load stops the start
 * @param fastProxy has no effect: there is only one engine, and it is fast
 */
public record ExperimentalConfiguration(
        Map<String, PluginDeclaration> plugins,
        Map<String, PluginDeclaration> localPlugins,
        boolean abortOnPluginFailure,
        @AllowEmpty @Nullable FastProxy fastProxy) {

    public record PluginDeclaration(
            @Default("") String moduleName,
            @Default("") String version,
            @Default("") String hash,
            @AllowEmpty PluginSettings settings) {}

    public record PluginSettings(List<String> envs, List<String> mounts, boolean useUnsafe) {}

    public record FastProxy(boolean debug) {}
}
