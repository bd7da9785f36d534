package io.passeur.provider.file;

import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The files of a source with what each gave when it could last be read. Not thread-safe. */
final class FileSet {

    private final DocumentReader reader;
    private NavigableMap<Path, FileState> states = new TreeMap<>(Listing.NAME_ORDER);

    FileSet(DocumentReader reader) {
        this.reader = reader;
    }

    /** Reads all files again. */
    ConfigurationSnapshot read(Listing listing) {
        NavigableMap<Path, FileState> next = new TreeMap<>(Listing.NAME_ORDER);
        for (Path file : listing.files()) {
            FileState state = reader.read(file);
            FileState previous = states.get(file);
            next.put(
                    file,
                    previous != null && previous.readable() && !state.readable() ? state.keeping(previous) : state);
        }
        List<Problem> problems = new ArrayList<>();
        listing.unreadable().forEach((path, reason) -> problems.add(keepBelow(path, reason, next)));
        states = next;
        return SnapshotMerger.merge(states, problems);
    }

    private Problem keepBelow(Path path, String reason, Map<Path, FileState> next) {
        boolean kept = false;
        for (var entry : states.entrySet()) {
            if (entry.getKey().startsWith(path) && entry.getValue().readable()) {
                next.putIfAbsent(entry.getKey(), entry.getValue().withoutProblems());
                kept = true;
            }
        }
        String message = kept ? reason + "; what was read from it before stays in use" : reason;
        return Problem.error("", message, Origin.of(path.toString()));
    }
}
