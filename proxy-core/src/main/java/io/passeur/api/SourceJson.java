package io.passeur.api;

import io.passeur.spi.Origin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where something was written: a file with a line, a container with a label, or words. */
final class SourceJson {

    private static final Pattern CONTAINER = Pattern.compile("container (.+)");
    private static final Pattern FILE = Pattern.compile("[^ ]*[/\\\\].*|.+\\.(?:toml|ya?ml|json)");

    private SourceJson() {}

    static JsonObject of(Origin origin) {
        Matcher container = CONTAINER.matcher(origin.source());
        if (container.matches()) {
            return new JsonObject().put("container", container.group(1)).put("label", origin.label());
        }
        return FILE.matcher(origin.source()).matches()
                ? new JsonObject().put("file", origin.source()).put("line", origin.line())
                : new JsonObject().put("text", origin.source());
    }
}
