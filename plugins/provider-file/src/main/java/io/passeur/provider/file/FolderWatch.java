package io.passeur.provider.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;

/**
 * Collects change events of folders. If the system offers no watches, there are no events, and polling detects changes.
 */
final class FolderWatch implements AutoCloseable {

    private final WatchService service;
    private final Logger logger;
    private Map<WatchKey, Path> folders = new HashMap<>();
    private boolean warned;

    FolderWatch(Logger logger) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.logger = logger;
    }

    /** Watches exactly these folders; existing watches are kept. */
    void follow(List<Path> wanted) {
        Map<WatchKey, Path> next = new HashMap<>();
        for (Path folder : wanted) {
            try {
                next.put(register(folder), folder);
            } catch (NoSuchFileException e) {
                continue; // polling detects when it appears
            } catch (IOException e) {
                warn(folder, e);
            }
        }
        folders.keySet().stream().filter(key -> !next.containsKey(key)).forEach(WatchKey::cancel);
        folders = next;
    }

    /**
     * Takes the events since the last call.
     *
     * @param concerns whether an entry of a folder is relevant
     * @return whether one of the events was relevant
     */
    boolean drain(Predicate<Path> concerns) {
        boolean found = false;
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            Path folder = folders.get(key);
            for (WatchEvent<?> event : key.pollEvents()) {
                found |= folder != null && matters(folder, event, concerns);
            }
            if (!key.reset() && folder != null) {
                found = true; // the folder itself was removed
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    private boolean matters(Path folder, WatchEvent<?> event, Predicate<Path> concerns) {
        if (!(event.context() instanceof Path)) {
            return true; // an overflow: events were lost
        }
        Path entry = folder.resolve((Path) event.context());
        return folders.containsValue(entry) || concerns.test(entry);
    }

    private WatchKey register(Path folder) throws IOException {
        return folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    private void warn(Path folder, IOException failure) {
        if (!warned) {
            warned = true;
            logger.warn(
                    "{} cannot be watched, so changes are detected later than usual: {}", folder, failure.toString());
        }
    }
}
