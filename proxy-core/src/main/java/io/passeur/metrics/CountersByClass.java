package io.passeur.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Cells by number, copied when one is added: there are few of them, they are looked up by every request, and rarely is there a
 * new one. Thread-safe, without a lock.
 */
final class CountersByClass {

    private static final AtomicReferenceFieldUpdater<CountersByClass, Table> TABLE =
            AtomicReferenceFieldUpdater.newUpdater(CountersByClass.class, Table.class, "table");

    private final int classes;
    private volatile Table table = new Table(new int[0], new RequestCounters[0]);

    /** Numbers in ascending order, and their cells. Never changed. */
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

    /** Is told of each cell. */
    interface Visitor {

        void visit(int kind, RequestCounters cell);
    }

    /** @param classes how many classes of duration there are */
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

    /** In ascending order of their numbers. */
    void visit(Visitor visitor) {
        Table known = table;
        for (int i = 0; i < known.kinds.length; i++) {
            visitor.visit(known.kinds[i], known.cells[i]);
        }
    }
}
