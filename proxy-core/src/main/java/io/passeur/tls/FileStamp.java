package io.passeur.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The attributes by which a change of a file is detected, links followed. */
record FileStamp(FileTime modified, long size, @Nullable Object identity) {

    private static final FileStamp ABSENT = new FileStamp(FileTime.fromMillis(0), -1, null);

    /** @param file any value, which need not be a path */
    static FileStamp of(String file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(Path.of(file), BasicFileAttributes.class);
            return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException | InvalidPathException e) {
            return ABSENT;
        }
    }
}
