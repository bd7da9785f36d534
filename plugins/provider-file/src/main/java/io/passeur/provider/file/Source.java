package io.passeur.provider.file;

import java.nio.file.Path;

/** The origin of the files. */
sealed interface Source permits SingleFile, FolderTree {

    static Source of(FileProviderConfig config) {
        return config.directory().isEmpty()
                ? new SingleFile(Path.of(config.filename()))
                : new FolderTree(Path.of(config.directory()));
    }

    Listing list();

    /** Whether an event about {@code entry}, an absolute path in one of the listed folders, requires another check. */
    boolean concerns(Path entry);
}
