package io.passeur.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Single values of YAML's core schema. */
final class YamlScalars {

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
        try {
            if (tag.equals(Tag.INT)) {
                return whole(text);
            }
            return tag.equals(Tag.FLOAT) ? (Object) Double.valueOf(text) : text;
        } catch (NumberFormatException e) {
            // Beyond 64 bits, or infinite: whoever expects a number reports the text.
            return text;
        }
    }

    private static Object whole(String text) {
        if (text.startsWith("0x")) {
            return Long.parseLong(text.substring(2), 16);
        }
        return text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
    }
}
