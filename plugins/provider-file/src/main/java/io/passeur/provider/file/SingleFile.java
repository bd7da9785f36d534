package io.passeur.provider.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code providers.file.filename}. The folder is watched, not the file, so that a replacement of the file by renaming
 * is detected.
 */
record SingleFile(Path path) implements Source {

    @Override
    public Listing list() {
        List<Path> folders =
                List.of(Objects.requireNonNull(path.toAbsolutePath().getParent()));
        return Files.exists(path)
                ? new Listing(List.of(path), folders, Map.of())
                : new Listing(List.of(), folders, Map.of(path, "the file does not exist"));
    }

    @Override
    public boolean concerns(Path entry) {
        return entry.equals(path.toAbsolutePath()) || FolderTree.isSwapped(entry);
    }
}
