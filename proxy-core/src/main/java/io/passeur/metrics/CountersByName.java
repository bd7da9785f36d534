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
 * Elements of one kind by name. Those that a configuration no longer has stay until each reader has seen them once more, so that
 * no count is lost, and not longer. Counting takes no lock but for an element that is new. Thread-safe.
 *
 * @param <K> the names
 * @param <E> what is kept of each
 */
final class CountersByName<K, E> {

    /** If nobody reads, the oldest ones are forgotten unseen. */
    private static final int MOST_VANISHED = 10_000;

    private final Supplier<E> fresh;
    private final Comparator<K> order;
    private final Set<MetricsConsumer> readers;
    private final Map<K, E> known = new ConcurrentHashMap<>();

    /** Guards the two below, and that they fit {@code known}. */
    private final Object lock = new Object();

    private Predicate<K> live = name -> true;
    private final Map<K, Set<MetricsConsumer>> vanished = new LinkedHashMap<>();

    /** @param readers those who have to see an element before it is forgotten */
    CountersByName(Supplier<E> fresh, Comparator<K> order, Set<MetricsConsumer> readers) {
        this.fresh = fresh;
        this.order = order;
        this.readers = Set.copyOf(readers);
    }

    E of(K name) {
        E element = known.get(name);
        return element == null ? make(name) : element;
    }

    /** The last requests of an element may end when it is gone. */
    private E make(K name) {
        synchronized (lock) {
            E element = known.computeIfAbsent(name, key -> fresh.get());
            if (!live.test(name)) {
                vanish(name);
            }
            return element;
        }
    }

    /** From now on those are live that {@code exists} accepts. */
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

    /** What there is at this moment, in the order of the names, for one reader. */
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
     * @param elements in order
     * @param seen to be called when the reader has got all of it
     */
    record View<K, E>(List<Map.Entry<K, E>> elements, Runnable seen) {}
}
