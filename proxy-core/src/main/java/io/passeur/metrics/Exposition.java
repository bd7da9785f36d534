package io.passeur.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes families piece by piece, so that many of them need no more memory than few. */
final class Exposition implements Iterator<byte[]> {

    private static final int ENOUGH = 32 * 1024;

    private final Iterator<MetricFamily> families;
    private final TextFormat format;
    private final Supplier<byte[]> rest;
    private final StringBuilder text = new StringBuilder(ENOUGH + ENOUGH / 4);
    private @Nullable Open open;
    private boolean done;

    /** @param rest what comes at the end */
    Exposition(MetricFamilies families, TextFormat format, Supplier<byte[]> rest) {
        this.families = families.sorted().iterator();
        this.format = format;
        this.rest = rest;
    }

    /** The family that is being written. A family without series has no head. */
    private final class Open {

        private final MetricFamily family;
        private final Iterator<MetricFamily.Part> parts;
        private final MetricFamily.Series series;
        private boolean headed;

        Open(MetricFamily family) {
            this.family = family;
            parts = family.parts().iterator();
            series = format.series(family.name(), text);
        }

        /** @return whether there is more */
        boolean write() {
            while (parts.hasNext() && text.length() < ENOUGH) {
                int start = text.length();
                parts.next().write(series);
                if (!headed && text.length() > start) {
                    headed = true;
                    text.insert(start, format.head(family));
                }
            }
            return parts.hasNext();
        }
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public byte[] next() {
        if (done) {
            throw new NoSuchElementException();
        }
        text.setLength(0);
        while (text.length() < ENOUGH && (open != null || families.hasNext())) {
            Open current = open == null ? new Open(families.next()) : open;
            open = current.write() ? current : null;
        }
        if (text.length() > 0) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        done = true;
        return rest.get();
    }
}
