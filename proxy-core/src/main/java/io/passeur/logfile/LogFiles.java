package io.passeur.logfile;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * A log file and its backups beside it: {@code traefik-2026-07-24T10-33-15.000.log.gz}, in UTC.
 *
 * @param maxAge of backups in days; 0 for no limit
 * @param maxBackups 0 for no limit
 */
public record LogFiles(Path active, int maxAge, int maxBackups, Clock clock) {

    private static final String COMPRESSED = ".gz";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT);

    /** Moves the active file away, compresses it, and deletes backups that are too old or too many. */
    public void rollOver() throws IOException {
        moveAway();
        compress();
        deleteOld();
    }

    /** Moves the active file away, which is fast. */
    public void moveAway() throws IOException {
        Files.move(active, active.resolveSibling(prefix() + now().format(STAMP) + suffix()));
    }

    /** Compresses rotated files, including those that an earlier process left behind. */
    public void compress() throws IOException {
        for (Path backup : backups()) {
            if (!String.valueOf(backup.getFileName()).endsWith(COMPRESSED)) {
                compress(backup);
            }
        }
    }

    private static void compress(Path moved) throws IOException {
        Path unfinished = moved.resolveSibling(moved.getFileName() + COMPRESSED + ".tmp");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished))) {
            Files.copy(moved, out);
        }
        Files.move(unfinished, moved.resolveSibling(moved.getFileName() + COMPRESSED), REPLACE_EXISTING);
        Files.delete(moved);
    }

    /** Deletes backups that are too old or too many. */
    public void deleteOld() throws IOException {
        LocalDateTime oldest = now().minus(Duration.ofDays(maxAge));
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

    private LocalDateTime now() {
        return LocalDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /** Newest first. */
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
        String written = String.valueOf(path.getFileName());
        String name =
                written.endsWith(COMPRESSED) ? written.substring(0, written.length() - COMPRESSED.length()) : written;
        if (!name.startsWith(prefix())
                || !name.endsWith(suffix())
                || name.length() < prefix().length() + suffix().length()) {
            return null;
        }
        try {
            return LocalDateTime.parse(name.substring(prefix().length(), name.length() - suffix().length()), STAMP);
        } catch (DateTimeParseException e) {
            // Somebody else's file with a similar name.
            return null;
        }
    }

    private String prefix() {
        return name().substring(0, dot()) + "-";
    }

    private String suffix() {
        return name().substring(dot());
    }

    private int dot() {
        return name().lastIndexOf('.') > 0 ? name().lastIndexOf('.') : name().length();
    }

    private String name() {
        return String.valueOf(active.getFileName());
    }
}
