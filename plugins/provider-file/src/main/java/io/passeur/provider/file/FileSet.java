package io.passeur.provider.file;

import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.ConfigurationSnapshot.Overlap;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The files of a source, with the last valid content of each. Not thread-safe. */
final class FileSet {

    private final FileLoader loader;
    private NavigableMap<Path, FileState> states = new TreeMap<>(Listing.NAME_ORDER);

    FileSet(FileLoader loader) {
        this.loader = loader;
    }

    /** Reads all files again. */
    ConfigurationSnapshot read(Listing listing) {
        NavigableMap<Path, FileState> next = new TreeMap<>(Listing.NAME_ORDER);
        for (Path file : listing.files()) {
            FileState state = loader.read(file);
            FileState previous = states.get(file);
            next.put(file, previous == null ? state : following(previous, state));
        }
        List<Problem> problems = new ArrayList<>();
        listing.unreadable().forEach((path, reason) -> problems.add(keepBelow(path, reason, next)));
        states = next;
        return new ConfigurationSnapshot(
                states.values().stream().map(FileState::tree).toList(), Overlap.DUPLICATES, problems);
    }

    /** An unchanged file keeps its tree, so that it is not decoded again. */
    private static FileState following(FileState previous, FileState state) {
        if (state.equals(previous)) {
            return previous;
        }
        return previous.readable() && !state.readable() ? state.keeping(previous) : state;
    }

    private Problem keepBelow(Path path, String reason, Map<Path, FileState> next) {
        boolean kept = false;
        for (var entry : states.entrySet()) {
            if (entry.getKey().startsWith(path) && entry.getValue().readable()) {
                next.putIfAbsent(entry.getKey(), entry.getValue().withoutProblems());
                kept = true;
            }
        }
        String message = kept ? reason + "; its last valid content stays in use" : reason;
        return Problem.error("", message, Origin.of(path.toString()));
    }
}
