package io.passeur.template;

import io.passeur.toolkit.json.JsonSink;

/** Text built from parts, up to {@link TemplateLimits#TEXT}. */
final class BoundedText implements JsonSink {

    private final StringBuilder text = new StringBuilder();

    /** @return the number of characters, which a text may have */
    static int require(long count) {
        if (count < 0 || count > TemplateLimits.TEXT) {
            throw new FunctionFailure(count + " characters (expected: 0 to " + TemplateLimits.TEXT + ")");
        }
        return (int) count;
    }

    BoundedText append(String part) {
        if (text.length() + part.length() > TemplateLimits.TEXT) {
            throw new FunctionFailure("text grows beyond " + TemplateLimits.TEXT + " characters");
        }
        text.append(part);
        return this;
    }

    BoundedText append(char part) {
        return append(String.valueOf(part));
    }

    @Override
    public void character(char c) {
        append(c);
    }

    @Override
    public void ascii(String part, int from, int to) {
        append(part.substring(from, to));
    }

    @Override
    public void text(String part, int from, int to) {
        append(part.substring(from, to));
    }

    BoundedText repeat(String part, long count) {
        if (count > 0 && (long) text.length() + count * part.length() > TemplateLimits.TEXT) {
            throw new FunctionFailure("text grows beyond " + TemplateLimits.TEXT + " characters");
        }
        text.append(part.repeat((int) Math.max(0, count)));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
