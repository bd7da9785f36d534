package io.passeur.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The folder into which users drop plugins: each entry is a jar, or a folder of jars. */
record PluginFolder(Path path) {

    /** The plugins in name order; none if there is no such folder. */
    List<PluginSource> sources() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(PluginFolder::isPlugin)
                    .sorted()
                    .map(PluginFolder::source)
                    .toList();
        }
    }

    /** Whether {@code name} or {@code name.jar} exists, for messages. */
    boolean holds(String name) {
        return Files.exists(path.resolve(name)) || Files.exists(path.resolve(name + ".jar"));
    }

    private static boolean isPlugin(Path entry) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".") || name.endsWith("~") || name.endsWith(".tmp") || name.equals("lost+found")) {
            return false;
        }
        return isJar(entry) || Files.isDirectory(entry);
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static PluginSource source(Path entry) {
        return new PluginSource(entry, Files.isDirectory(entry) ? jars(entry) : List.of(entry));
    }

    /** A folder that cannot be read has no jars, which is reported as any plugin without jars is. */
    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PluginFolder::isJar).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
