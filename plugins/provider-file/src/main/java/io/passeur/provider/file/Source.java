package io.passeur.provider.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the files come from. */
sealed interface Source permits SingleFile, FolderTree {

    static Source of(FileProviderConfig config) {
        return config.directory().isEmpty()
                ? new SingleFile(Path.of(config.filename()))
                : new FolderTree(Path.of(config.directory()));
    }

    /** What the user wrote, for messages. */
    Path path();

    /**
     * The files in the order in which they count.
     *
     * @throws IOException if the source itself is not there or cannot be read
     */
    List<Path> files() throws IOException;

    /** The folders whose events may concern the files; those that cannot be read are left out. */
    List<Path> folders();

    /** Whether an event about {@code entry}, a path in one of the {@link #folders()}, is worth another look. */
    boolean concerns(Path entry);
}
