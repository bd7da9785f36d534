package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code http.encodedCharacters}: which escapes a path must not contain. Immutable. */
public final class EncodedCharacters {

    private final Map<String, String> optionsByEscape;

    private EncodedCharacters(Map<String, String> optionsByEscape) {
        this.optionsByEscape = optionsByEscape;
    }

    public static EncodedCharacters of(EntryPointConfiguration.EncodedCharacters configuration) {
        Map<String, String> denied = new LinkedHashMap<>();
        deny(denied, configuration.allowEncodedSlash(), "%2F", "allowEncodedSlash");
        deny(denied, configuration.allowEncodedBackSlash(), "%5C", "allowEncodedBackSlash");
        deny(denied, configuration.allowEncodedNullCharacter(), "%00", "allowEncodedNullCharacter");
        deny(denied, configuration.allowEncodedSemicolon(), "%3B", "allowEncodedSemicolon");
        deny(denied, configuration.allowEncodedPercent(), "%25", "allowEncodedPercent");
        deny(denied, configuration.allowEncodedQuestionMark(), "%3F", "allowEncodedQuestionMark");
        deny(denied, configuration.allowEncodedHash(), "%23", "allowEncodedHash");
        return new EncodedCharacters(denied);
    }

    private static void deny(Map<String, String> denied, boolean allowed, String escape, String option) {
        if (!allowed) {
            denied.put(escape, option);
        }
    }

    /** Whether any path can be refused. */
    public boolean deniesAny() {
        return !optionsByEscape.isEmpty();
    }

    /** @param path the canonical path of a request */
    public boolean allows(String path) {
        return denial(path) == null;
    }

    /** Why the path is refused, for the log: the escape and the option that allows it. Null if the path is allowed. */
    public @Nullable String denial(String path) {
        if (optionsByEscape.isEmpty() || path.indexOf('%') < 0) {
            return null;
        }
        for (int at = path.indexOf('%'); at >= 0 && at + 3 <= path.length(); at = path.indexOf('%', at + 1)) {
            String escape = path.substring(at, at + 3);
            String option = optionsByEscape.get(escape);
            if (option != null) {
                return "the path holds " + escape + ", which http.encodedCharacters." + option + " = true allows";
            }
        }
        return null;
    }
}
