package io.passeur.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folders of the installation.
 *
 * @param plugins null if there is none, as when the proxy is embedded
 * @param data what survives restarts
 */
public record HomeFolders(@Nullable Path plugins, Path data) {

    /** @param home the unpacked distribution; null if the proxy was not started from one */
    static HomeFolders of(@Nullable String home, Map<String, String> environment, Path workingDirectory) {
        String data = environment.get("PASSEUR_DATA");
        Path base = home == null ? workingDirectory : Path.of(home);
        return new HomeFolders(
                home == null ? null : base.resolve("plugins"), data == null ? base.resolve("data") : Path.of(data));
    }
}
