package io.passeur.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Counters of the elements of one kind by name. Elements that the configuration no longer has stay until each consumer has read
 * them once more, so that no count is lost. Counting takes a lock only for a new element. Thread-safe.
 *
 * @param <K> the names
 * @param <E> the counters of each
 */
final class CountersByName<K, E> {

    /** If nobody reads, the oldest ones are dropped unread. */
    private static final int MOST_VANISHED = 10_000;

    private final Supplier<E> fresh;
    private final Comparator<K> order;
    private final Set<MetricsConsumer> readers;
    private final Map<K, E> known = new ConcurrentHashMap<>();

    /** Guards the two below, and their consistency with {@code known}. */
    private final Object lock = new Object();

    private Predicate<K> live = name -> true;
    private final Map<K, Set<MetricsConsumer>> vanished = new LinkedHashMap<>();

    /** @param readers the consumers that must read an element before it is dropped */
    CountersByName(Supplier<E> fresh, Comparator<K> order, Set<MetricsConsumer> readers) {
        this.fresh = fresh;
        this.order = order;
        this.readers = Set.copyOf(readers);
    }

    E of(K name) {
        E element = known.get(name);
        return element == null ? make(name) : element;
    }

    /** The last requests of an element may end after it was removed. */
    private E make(K name) {
        synchronized (lock) {
            E element = known.computeIfAbsent(name, key -> fresh.get());
            if (!live.test(name)) {
                vanish(name);
            }
            return element;
        }
    }

    /** From now on, the elements that {@code exists} accepts are live. */
    void keep(Predicate<K> exists) {
        synchronized (lock) {
            live = exists;
            vanished.keySet().removeIf(exists);
            known.keySet().forEach(name -> {
                if (!exists.test(name)) {
                    vanish(name);
                }
            });
        }
    }

    private void vanish(K name) {
        vanished.computeIfAbsent(name, key -> new HashSet<>(readers));
        if (vanished.size() > MOST_VANISHED) {
            K oldest = vanished.keySet().iterator().next();
            vanished.remove(oldest);
            known.remove(oldest);
        }
    }

    /** The current elements in the order of their names, for one consumer. */
    View<K, E> view(MetricsConsumer reader) {
        synchronized (lock) {
            List<Map.Entry<K, E>> all = new ArrayList<>(new HashMap<>(known).entrySet());
            all.sort(Map.Entry.comparingByKey(order));
            Set<K> last = Set.copyOf(vanished.keySet());
            return new View<>(all, () -> seen(last, reader));
        }
    }

    private void seen(Set<K> names, MetricsConsumer reader) {
        synchronized (lock) {
            for (K name : names) {
                Set<MetricsConsumer> unseen = vanished.get(name);
                if (unseen != null) {
                    unseen.remove(reader);
                    if (unseen.isEmpty()) {
                        vanished.remove(name);
                        known.remove(name);
                    }
                }
            }
        }
    }

    /**
     * @param elements the elements in order
     * @param seen called when the consumer has read all of them
     */
    record View<K, E>(List<Map.Entry<K, E>> elements, Runnable seen) {}
}
