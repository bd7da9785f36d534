package io.passeur.balance;

/**
 * The next deadlines of indices, the earliest on top: of an index with weight w, turn k is due at the moment k/w. At the same
 * moment, earlier indices come first. A binary heap without objects, since one is made for each stretch of an order.
 */
final class DeadlineHeap {

    private final long[] weights;
    private final long[] turns;
    private final int[] heap;

    /**
     * @param dealt how many turns each index has had
     * @param present the indices that take turns
     */
    DeadlineHeap(long[] weights, long[] dealt, int[] present) {
        this.weights = weights;
        turns = dealt.clone();
        heap = present.clone();
        for (int index : present) {
            turns[index]++;
        }
        for (int i = heap.length / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    /** The index whose turn it is; its next turn takes the place of this one. */
    int next() {
        int earliest = heap[0];
        turns[earliest]++;
        sink(0);
        return earliest;
    }

    private void sink(int from) {
        int index = heap[from];
        int place = from;
        for (int child = earlierChild(place); child > 0 && isEarlier(heap[child], index); child = earlierChild(place)) {
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = index;
    }

    /** 0 if there is no child. */
    private int earlierChild(int place) {
        int left = 2 * place + 1;
        if (left >= heap.length) {
            return 0;
        }
        int right = left + 1;
        return right < heap.length && isEarlier(heap[right], heap[left]) ? right : left;
    }

    private boolean isEarlier(int one, int other) {
        long first = turns[one] * weights[other];
        long second = turns[other] * weights[one];
        return first < second || first == second && one < other;
    }
}
