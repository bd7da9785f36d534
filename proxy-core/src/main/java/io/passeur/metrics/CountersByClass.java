package io.passeur.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Counters by request class. The array is copied when one is added: there are few of them, every request looks them
 * up, and new ones are rare. Thread-safe, without a lock.
 */
final class CountersByClass {

    private static final AtomicReferenceFieldUpdater<CountersByClass, Table> TABLE =
            AtomicReferenceFieldUpdater.newUpdater(CountersByClass.class, Table.class, "table");

    private final int classes;
    private volatile Table table = new Table(new int[0], new RequestCounters[0]);

    /** Classes in ascending order, and their counters. Never changed. */
    private static final class Table {

        final int[] kinds;
        final RequestCounters[] cells;

        Table(int[] kinds, RequestCounters[] cells) {
            this.kinds = kinds;
            this.cells = cells;
        }

        Table with(int position, int kind, RequestCounters cell) {
            int[] moreKinds = Arrays.copyOf(kinds, kinds.length + 1);
            RequestCounters[] moreCells = Arrays.copyOf(cells, cells.length + 1);
            System.arraycopy(kinds, position, moreKinds, position + 1, kinds.length - position);
            System.arraycopy(cells, position, moreCells, position + 1, cells.length - position);
            moreKinds[position] = kind;
            moreCells[position] = cell;
            return new Table(moreKinds, moreCells);
        }
    }

    /** Receives each counter. */
    interface Visitor {

        void visit(int kind, RequestCounters cell);
    }

    /** @param classes the number of duration buckets */
    CountersByClass(int classes) {
        this.classes = classes;
    }

    RequestCounters of(int kind) {
        while (true) {
            Table known = table;
            int found = Arrays.binarySearch(known.kinds, kind);
            if (found >= 0) {
                return known.cells[found];
            }
            TABLE.compareAndSet(this, known, known.with(-found - 1, kind, new RequestCounters(classes)));
        }
    }

    /** In ascending order of their classes. */
    void visit(Visitor visitor) {
        Table known = table;
        for (int i = 0; i < known.kinds.length; i++) {
            visitor.visit(known.kinds[i], known.cells[i]);
        }
    }
}
