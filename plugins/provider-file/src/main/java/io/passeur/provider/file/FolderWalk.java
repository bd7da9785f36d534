package io.passeur.provider.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One walk through a folder and its sub-folders. */
final class FolderWalk {

    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Map<Path, String> unreadable = new HashMap<>();
    private final Set<Path> seen = new HashSet<>();

    FolderWalk(Path root) {
        this.root = root;
    }

    Listing list() {
        Path parent = root.toAbsolutePath().getParent();
        if (parent != null) {
            folders.add(parent);
        }
        visit(root);
        return new Listing(files, folders, unreadable);
    }

    private void visit(Path folder) {
        try {
            if (seen.add(folder.toRealPath())) {
                List<Path> entries = entries(folder);
                folders.add(folder.toAbsolutePath());
                entries.forEach(this::take);
            }
        } catch (NoSuchFileException e) {
            missing(folder);
        } catch (IOException e) {
            unreadable.put(folder, reason(e));
        }
    }

    /** A sub-folder that disappears during the walk is treated as if it had never existed. */
    private void missing(Path folder) {
        if (folder.equals(root)) {
            unreadable.put(folder, "the directory does not exist");
        }
    }

    private void take(Path entry) {
        if (Files.isDirectory(entry)) {
            if (!FolderTree.isSwapped(entry)) {
                visit(entry);
            }
        } else if (DocumentFormat.of(entry.toString()).isPresent()) {
            files.add(entry);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Listing.NAME_ORDER).toList();
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "the directory cannot be read: permission denied";
        }
        return failure instanceof NotDirectoryException
                ? "is not a directory; to read a single file, set providers.file.filename"
                : "the directory cannot be read: " + failure;
    }
}
