package io.passeur.provider.file;

import java.nio.file.Path;

/** Where the files come from. */
sealed interface Source permits SingleFile, FolderTree {

    static Source of(FileProviderConfig config) {
        return config.directory().isEmpty()
                ? new SingleFile(Path.of(config.filename()))
                : new FolderTree(Path.of(config.directory()));
    }

    Listing list();

    /** Whether an event about {@code entry}, an absolute path in one of the listed folders, is worth another look. */
    boolean concerns(Path entry);
}
