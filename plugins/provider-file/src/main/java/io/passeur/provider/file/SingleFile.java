package io.passeur.provider.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** {@code providers.file.filename}. Its folder is watched, not the file, so that a file renamed over it is noticed. */
record SingleFile(Path path) implements Source {

    @Override
    public List<Path> files() throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return List.of(path);
    }

    @Override
    public List<Path> folders() {
        return List.of(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    }

    @Override
    public boolean concerns(Path entry) {
        return entry.equals(path.toAbsolutePath()) || FolderTree.isSwappedFolder(entry);
    }
}
