package io.passeur.http.whoami;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The number of bytes that {@code /data?size=…&unit=…} requests. */
record DataSize(long bytes) {

    private static final long MOST = 1L << 30;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    /** @throws InvalidQueryException if the size is invalid or too large */
    static DataSize of(Request request) {
        String size = QueryParameters.parameter(request, "size");
        long bytes = number(size == null ? "1" : size) * unit(QueryParameters.parameter(request, "unit"));
        if (bytes > MOST) {
            throw new InvalidQueryException("size: " + bytes + " bytes are too many (expected: at most 1 GB)");
        }
        return new DataSize(bytes);
    }

    private static long number(String size) {
        if (!NUMBER.matcher(size).matches()) {
            throw new InvalidQueryException("size: expected a number such as 10");
        }
        return Long.parseLong(size);
    }

    private static long unit(@Nullable String unit) {
        return switch (unit == null ? "" : unit.toUpperCase(Locale.ROOT)) {
            case "", "B" -> 1;
            case "KB" -> 1L << 10;
            case "MB" -> 1L << 20;
            case "GB" -> 1L << 30;
            default -> throw new InvalidQueryException("unit: expected B, KB, MB or GB");
        };
    }
}
