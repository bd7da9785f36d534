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
 * Elements of one kind by name. Elements that a configuration no longer has stay until each reader has seen them once
 * more, so that no count is lost. Counting takes no lock except for a new element. Thread-safe.
 *
 * @param <K> the type of names
 * @param <E> what is kept for each name
 */
final class CountersByName<K, E> {

    /** If nobody reads, the oldest are forgotten unread. */
    private static final int MOST_VANISHED = 10_000;

    private final Supplier<E> fresh;
    private final Comparator<K> order;
    private final Set<MetricsConsumer> readers;
    private final Map<K, E> known = new ConcurrentHashMap<>();

    /** Guards the two fields below and their consistency with {@code known}. */
    private final Object lock = new Object();

    private Predicate<K> live = name -> true;
    private final Map<K, Set<MetricsConsumer>> vanished = new LinkedHashMap<>();

    /** @param readers those that must see an element before it is forgotten */
    CountersByName(Supplier<E> fresh, Comparator<K> order, Set<MetricsConsumer> readers) {
        this.fresh = fresh;
        this.order = order;
        this.readers = Set.copyOf(readers);
    }

    E of(K name) {
        E element = known.get(name);
        return element == null ? make(name) : element;
    }

    /** The last requests of an element may end after it is gone. */
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

    /** The current elements, ordered by name, for one reader. */
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
     * @param seen called when the reader has received all of them
     */
    record View<K, E>(List<Map.Entry<K, E>> elements, Runnable seen) {}
}
