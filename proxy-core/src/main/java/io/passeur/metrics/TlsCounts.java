package io.passeur.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.LongAdder;

/** TLS requests by version and cipher suite, of which there are few. Thread-safe, without a lock. */
final class TlsCounts {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::protocol).thenComparing(Entry::cipher);

    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<TlsCounts, List> ENTRIES =
            AtomicReferenceFieldUpdater.newUpdater(TlsCounts.class, List.class, "entries");

    private volatile List<Entry> entries = List.of();

    /**
     * @param protocol as the Java runtime names it: {@code TLSv1.3}
     * @param cipher the registered name
     */
    record Entry(String protocol, String cipher, LongAdder count) {

        /** The form of labels: {@code 1.3}. */
        String version() {
            String version = protocol.startsWith("TLSv") ? protocol.substring("TLSv".length()) : protocol;
            return version.equals("1") ? "1.0" : version;
        }
    }

    void add(String protocol, String cipher) {
        while (true) {
            List<Entry> known = entries;
            for (int i = 0; i < known.size(); i++) {
                Entry entry = known.get(i);
                if (entry.cipher().equals(cipher) && entry.protocol().equals(protocol)) {
                    entry.count().increment();
                    return;
                }
            }
            Entry[] more = known.toArray(new Entry[known.size() + 1]);
            more[known.size()] = new Entry(protocol, cipher, new LongAdder());
            Arrays.sort(more, ORDER);
            ENTRIES.compareAndSet(this, known, List.of(more));
        }
    }

    List<Entry> all() {
        return entries;
    }
}
