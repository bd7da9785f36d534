package io.passeur.provider.file;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code providers.file.directory}: all configuration files of a folder and its sub-folders. A folder that is reachable
 * in several ways through symbolic links is read once.
 */
record FolderTree(Path root) implements Source {

    @Override
    public Listing list() {
        return new FolderWalk(root).list();
    }

    @Override
    public boolean concerns(Path entry) {
        Path absolute = root.toAbsolutePath();
        if (!entry.startsWith(absolute)) {
            return absolute.equals(entry) || isSwapped(entry);
        }
        return DocumentFormat.of(entry.toString()).isPresent() || isSwapped(entry) || Files.isDirectory(entry);
    }

    /** Kubernetes replaces the contents of a volume by renaming a symbolic link, {@code ..data}. */
    static boolean isSwapped(Path entry) {
        return entry.getFileName().toString().startsWith("..");
    }
}
