package io.passeur.resolver.acme.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What failed, how often, and when it may be retried: {@code acme.json.state}, so that restarts do not hammer the
 * authority. Shared by all resolvers of one storage. Thread-safe.
 */
public final class FailureJournal {

    private static final Logger LOG = LoggerFactory.getLogger(FailureJournal.class);
    private static final Duration KEPT = Duration.ofDays(7);

    private final SecretFile file;
    private final Map<String, Map<String, Attempt>> attempts = new TreeMap<>();
    private boolean failed;

    private FailureJournal(SecretFile file) {
        this.file = file;
    }

    /**
     * The failures of one order so far.
     *
     * @param asked whether the authority was contacted the last time
     * @param nextTry the earliest time of the next attempt
     * @param failing the names to blame; empty if none in particular
     */
    public record Attempt(int failures, boolean asked, Instant nextTry, String error, Set<String> failing) {
        public Attempt {
            failing = Set.copyOf(failing);
        }
    }

    /** A file that cannot be read counts as empty. */
    public static FailureJournal open(Path path) {
        FailureJournal journal = new FailureJournal(new SecretFile(path));
        if (Files.exists(path)) {
            try {
                journal.load(Files.readString(path));
            } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
                LOG.warn("Cannot read {}, so earlier failures are forgotten: {}", path, e.getMessage());
            }
        }
        return journal;
    }

    /** @param key the domains of the order, as {@code WantedCertificate.key} writes them */
    public synchronized Optional<Attempt> attempt(String resolver, String key) {
        return Optional.ofNullable(attempts.getOrDefault(resolver, Map.of()).get(key));
    }

    public synchronized void failed(String resolver, String key, Attempt attempt) {
        attempts.computeIfAbsent(resolver, name -> new TreeMap<>()).put(key, attempt);
        save();
    }

    public synchronized void succeeded(String resolver, String key) {
        Map<String, Attempt> known = attempts.get(resolver);
        if (known != null && known.remove(key) != null) {
            save();
        }
    }

    /** Old entries are removed. */
    public synchronized void prune(Instant now) {
        for (Map<String, Attempt> known : attempts.values()) {
            known.values().removeIf(attempt -> attempt.nextTry().plus(KEPT).isBefore(now));
        }
    }

    private void save() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        attempts.forEach((resolver, known) -> tree.put(resolver, written(known)));
        try {
            file.replace(GoJson.write(tree));
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("Cannot write {}, so a restart will forget failures: {}", file.path(), Storage.reason(e));
            }
            failed = true;
        }
    }

    private static Map<String, @Nullable Object> written(Map<String, Attempt> known) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        known.forEach((key, attempt) -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("failures", new GoJson.Literal(Integer.toString(attempt.failures())));
            fields.put("asked", attempt.asked());
            fields.put("nextTry", attempt.nextTry().toString());
            fields.put("error", attempt.error());
            fields.put("failing", List.copyOf(attempt.failing()));
            tree.put(key, fields);
        });
        return tree;
    }

    private void load(String text) {
        if (GoJson.read(text) instanceof Map<?, ?> tree) {
            tree.forEach((resolver, known) -> {
                if (known instanceof Map<?, ?> entries) {
                    entries.forEach((key, entry) -> load(String.valueOf(resolver), String.valueOf(key), entry));
                }
            });
        }
    }

    private void load(String resolver, String key, @Nullable Object entry) {
        if (entry instanceof Map<?, ?> fields && fields.get("failures") instanceof GoJson.Literal failures) {
            Set<String> failing = new LinkedHashSet<>();
            if (fields.get("failing") instanceof List<?> names) {
                names.forEach(name -> failing.add(String.valueOf(name)));
            }
            Attempt attempt = new Attempt(
                    Integer.parseInt(failures.digits()),
                    Boolean.TRUE.equals(fields.get("asked")),
                    Instant.parse(String.valueOf(fields.get("nextTry"))),
                    String.valueOf(fields.get("error")),
                    failing);
            attempts.computeIfAbsent(resolver, name -> new TreeMap<>()).put(key, attempt);
        }
    }
}
