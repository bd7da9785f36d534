package io.passeur.config;

import io.passeur.config.AccessLogConfiguration.Rotation;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Origin;
import io.passeur.toolkit.Suggestions;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks {@code accessLog}. */
final class AccessLogValidation {

    private static final List<String> FORMATS =
            List.of(AccessLogConfiguration.COMMON, AccessLogConfiguration.GENERIC_CLF, AccessLogConfiguration.JSON);

    private final Function<String, @Nullable Origin> origins;
    private final Problems problems;

    AccessLogValidation(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    void check(AccessLogConfiguration accessLog) {
        if (!FORMATS.contains(accessLog.format())) {
            warning(
                    "accessLog.format",
                    "\"" + accessLog.format() + "\" is not a format; common is used"
                            + Suggestions.hint(accessLog.format(), FORMATS)
                            + " (expected: common, genericCLF or json)");
        }
        checkNotNegative("accessLog.bufferingSize", accessLog.bufferingSize());
        try {
            accessLog.filters().statuses();
        } catch (ConfigurationException e) {
            error("accessLog.filters.statusCodes", String.valueOf(e.getMessage()));
        }
        if (accessLog.filters().minDuration().isNegative()) {
            error("accessLog.filters.minDuration", "is negative (expected: 0 or more)");
        }
        accessLog.fields().names().keySet().forEach(this::checkField);
        checkRotation(accessLog);
    }

    private void checkField(String name) {
        if (AccessLogConfiguration.FIELDS.stream().noneMatch(name::equalsIgnoreCase)) {
            warning(
                    "accessLog.fields.names." + name,
                    "is not a field of the access log" + Suggestions.hint(name, AccessLogConfiguration.FIELDS));
        }
    }

    private void checkRotation(AccessLogConfiguration accessLog) {
        Rotation rotation = accessLog.rotation();
        if (rotation == null) {
            return;
        }
        checkNotNegative("accessLog.rotation.maxSize", rotation.maxSize());
        checkNotNegative("accessLog.rotation.maxAge", rotation.maxAge());
        checkNotNegative("accessLog.rotation.maxBackups", rotation.maxBackups());
        if (rotation.interval().isNegative()) {
            error("accessLog.rotation.interval", "is negative (expected: 0 or more)");
        }
        if (accessLog.filePath().isEmpty()) {
            warning("accessLog.rotation", "has no effect on standard output; set accessLog.filePath");
        }
    }

    private void checkNotNegative(String path, int value) {
        if (value < 0) {
            error(path, value + " is negative (expected: 0 or more)");
        }
    }

    private void error(String path, String message) {
        problems.error(path, message, origins.apply(path));
    }

    private void warning(String path, String message) {
        problems.warning(path, message, origins.apply(path));
    }
}
