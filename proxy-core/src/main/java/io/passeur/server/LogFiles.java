package io.passeur.server;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A log file and its backups beside it: {@code traefik-2026-07-24T10-33-15.000.log.gz}, in UTC. */
final class LogFiles {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT);

    private final Path active;
    private final int maxAge;
    private final int maxBackups;
    private final Clock clock;
    private final String prefix;
    private final String suffix;

    /**
     * @param maxAge in days; 0 for no limit
     * @param maxBackups 0 for no limit
     */
    LogFiles(Path active, int maxAge, int maxBackups, Clock clock) {
        this.active = active;
        this.maxAge = maxAge;
        this.maxBackups = maxBackups;
        this.clock = clock;
        String name = String.valueOf(active.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        prefix = name.substring(0, dot) + "-";
        suffix = name.substring(dot) + ".gz";
    }

    /** @throws ConfigurationException if the file cannot be written */
    static Path prepare(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return file;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "log.filePath: \"" + file + "\" cannot be written: "
                            + e.getClass().getSimpleName() + " " + e.getMessage(),
                    e);
        }
    }

    Path active() {
        return active;
    }

    /** Moves the active file away, compresses it, and deletes backups that are too old or too many. */
    void rollOver() throws IOException {
        Path moved = active.resolveSibling(prefix
                + LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).format(STAMP)
                + suffix.substring(0, suffix.length() - ".gz".length()));
        Files.move(active, moved);
        Path compressed = moved.resolveSibling(moved.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(moved, out);
        }
        Files.delete(moved);
        deleteOld();
    }

    private void deleteOld() throws IOException {
        LocalDateTime oldest = LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).minus(Duration.ofDays(maxAge));
        List<Path> backups = backups();
        for (int i = 0; i < backups.size(); i++) {
            LocalDateTime time = time(backups.get(i));
            boolean tooMany = maxBackups > 0 && i >= maxBackups;
            boolean tooOld = maxAge > 0 && time != null && time.isBefore(oldest);
            if (tooMany || tooOld) {
                Files.deleteIfExists(backups.get(i));
            }
        }
    }

    /** The newest first. */
    private List<Path> backups() throws IOException {
        try (Stream<Path> siblings =
                Files.list(Objects.requireNonNull(active.toAbsolutePath().getParent()))) {
            return siblings.filter(path -> time(path) != null)
                    .sorted(Comparator.comparing((Path path) -> String.valueOf(path.getFileName()))
                            .reversed())
                    .toList();
        }
    }

    /** @return null if the file is not one of the backups */
    private @Nullable LocalDateTime time(Path path) {
        String name = String.valueOf(path.getFileName());
        if (!name.startsWith(prefix) || !name.endsWith(suffix) || name.length() < prefix.length() + suffix.length()) {
            return null;
        }
        try {
            return LocalDateTime.parse(name.substring(prefix.length(), name.length() - suffix.length()), STAMP);
        } catch (DateTimeParseException e) {
            // Somebody else's file with a similar name.
            return null;
        }
    }
}
