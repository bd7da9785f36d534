package io.passeur.provider.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code providers.file.directory}: all configuration files of a folder and its sub-folders, each folder's entries in the
 * order of their names. A folder that is reachable in two ways, by symbolic links, counts once.
 */
record FolderTree(Path path) implements Source {

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(entry -> entry.getFileName().toString());

    @Override
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        walk(path, files, new ArrayList<>(), new HashSet<>());
        return files;
    }

    @Override
    public List<Path> folders() {
        Path root = path.toAbsolutePath().normalize();
        List<Path> folders = new ArrayList<>();
        if (root.getParent() != null) {
            folders.add(root.getParent());
        }
        try {
            walk(root, new ArrayList<>(), folders, new HashSet<>());
        } catch (IOException e) {
            return folders; // files() reports it
        }
        return folders;
    }

    @Override
    public boolean concerns(Path entry) {
        Path root = path.toAbsolutePath().normalize();
        if (!entry.startsWith(root)) {
            return root.equals(entry);
        }
        return DocumentFormat.of(entry.toString()).isPresent() || isSwappedFolder(entry) || Files.isDirectory(entry);
    }

    /** Kubernetes replaces the contents of a volume by renaming a symbolic link, {@code ..data}. */
    static boolean isSwappedFolder(Path entry) {
        return entry.getFileName().toString().startsWith("..");
    }

    private static void walk(Path folder, List<Path> files, List<Path> folders, Set<Path> seen) throws IOException {
        if (!seen.add(folder.toRealPath())) {
            return;
        }
        folders.add(folder);
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                if (!isSwappedFolder(entry)) {
                    walkReadable(entry, files, folders, seen);
                }
            } else if (DocumentFormat.of(entry.toString()).isPresent()) {
                files.add(entry);
            }
        }
    }

    /** A sub-folder that vanishes meanwhile has no files; one that we may not read is of no concern to the others. */
    private static void walkReadable(Path folder, List<Path> files, List<Path> folders, Set<Path> seen)
            throws IOException {
        if (Files.isReadable(folder) && Files.isExecutable(folder)) {
            walk(folder, files, folders, seen);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(BY_NAME).toList();
        }
    }
}
