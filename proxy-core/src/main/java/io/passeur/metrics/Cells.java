package io.passeur.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Cells by number, copied when one is added: there are few of them, they are looked up by every request, and rarely is there a
 * new one. Thread-safe, without a lock.
 */
final class Cells {

    private static final AtomicReferenceFieldUpdater<Cells, Table> TABLE =
            AtomicReferenceFieldUpdater.newUpdater(Cells.class, Table.class, "table");

    private final int classes;
    private volatile Table table = new Table(new int[0], new Cell[0]);

    /** Numbers in ascending order, and their cells. Never changed. */
    private static final class Table {

        final int[] kinds;
        final Cell[] cells;

        Table(int[] kinds, Cell[] cells) {
            this.kinds = kinds;
            this.cells = cells;
        }

        Table with(int position, int kind, Cell cell) {
            int[] moreKinds = Arrays.copyOf(kinds, kinds.length + 1);
            Cell[] moreCells = Arrays.copyOf(cells, cells.length + 1);
            System.arraycopy(kinds, position, moreKinds, position + 1, kinds.length - position);
            System.arraycopy(cells, position, moreCells, position + 1, cells.length - position);
            moreKinds[position] = kind;
            moreCells[position] = cell;
            return new Table(moreKinds, moreCells);
        }
    }

    /** Is told of each cell. */
    interface Visitor {

        void visit(int kind, Cell cell);
    }

    /** @param classes how many classes of duration there are */
    Cells(int classes) {
        this.classes = classes;
    }

    Cell of(int kind) {
        while (true) {
            Table known = table;
            int found = Arrays.binarySearch(known.kinds, kind);
            if (found >= 0) {
                return known.cells[found];
            }
            TABLE.compareAndSet(this, known, known.with(-found - 1, kind, new Cell(classes)));
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
