package io.passeur.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP/1.1 message as it was sent.
 *
 * @param startLine the request or status line without its line end
 * @param headers the header lines unchanged, {@code Name: value}
 * @param body the body with chunk framing removed
 * @param trailers the trailer lines
 */
public record RawMessage(String startLine, List<String> headers, byte[] body, List<String> trailers) {

    public int status() {
        return Integer.parseInt(startLine.split(" ", 3)[1]);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The values of a header in the order of their lines. */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String line : headers) {
            int colon = line.indexOf(':');
            if (line.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    /** The first value of a header, or the empty string. */
    public String value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    public boolean has(String name) {
        return !values(name).isEmpty();
    }

    boolean isChunked() {
        return value("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked");
    }
}
