package io.passeur.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Single values of YAML's core schema, with numbers as Traefik's YAML reader has them. */
final class YamlScalars {

    private static final Pattern NUMERIC = Pattern.compile("[-+.]?[0-9]");
    private static final Pattern WHOLE = Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private YamlScalars() {}

    static @Nullable Object read(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        return node.isPlain() || !tag.equals(Tag.STR) ? number(text) : text;
    }

    /** Numbers as Traefik's reader takes them: underscores between digits, and a leading 0 for octal numbers. */
    private static Object number(String text) {
        if (!NUMERIC.matcher(text).lookingAt()) {
            return text;
        }
        String plain = text.replace("_", "");
        Matcher whole = WHOLE.matcher(plain);
        try {
            if (whole.matches()) {
                return whole(whole.group(1), Trees.lower(whole.group(2)));
            }
            return DECIMAL.matcher(plain).matches() ? (Object) Double.valueOf(plain) : text;
        } catch (NumberFormatException e) {
            // Beyond 64 bits: whoever expects a number reports the text.
            return text;
        }
    }

    private static Object whole(String sign, String digits) {
        if (digits.startsWith("0x")) {
            return Long.parseLong(sign + digits.substring(2), 16);
        }
        if (digits.startsWith("0b")) {
            return Long.parseLong(sign + digits.substring(2), 2);
        }
        if (digits.startsWith("0o")) {
            return Long.parseLong(sign + digits.substring(2), 8);
        }
        boolean octal = digits.length() > 1 && digits.matches("0[0-7]+");
        return Long.parseLong(sign + digits, octal ? 8 : 10);
    }
}
