package io.passeur.provider.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties of a source's files that are visible without reading them. */
record Fingerprint(Listing listing, List<Stamp> stamps) {

    /** @param identity the file system's key for the file; null if it has none */
    record Stamp(FileTime modified, long size, @Nullable Object identity) {}

    static Fingerprint of(Listing listing) {
        List<Stamp> stamps = new ArrayList<>();
        for (Path file : listing.files()) {
            stamps.add(stamp(file));
        }
        return new Fingerprint(listing, stamps);
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return new Stamp(FileTime.fromMillis(0), -1, null); // reading the file reports the reason
        }
    }
}
