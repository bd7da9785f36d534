package io.passeur.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {

    @Test
    void spreadsTurnsEvenly() {
        Rotation rotation = new Rotation(List.of(3, 1, 2));

        assertThat(turns(rotation, 12)).containsExactly(0, 2, 0, 0, 1, 2, 0, 2, 0, 0, 1, 2);
    }

    @Test
    void repeatsAfterTheReducedSum() {
        Rotation rotation = new Rotation(List.of(300, 100));

        assertThat(turns(rotation, 8)).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void neverDealsIndicesWithoutWeight() {
        Rotation rotation = new Rotation(List.of(0, 1, -5));

        assertThat(turns(rotation, 3)).containsOnly(1);
    }

    @Test
    void keepsTheProportionsOfTheOthersWhileOneIsUnusable() {
        Rotation rotation = new Rotation(List.of(5, 2, 1));

        int[] counts = new int[3];
        for (int i = 0; i < 300; i++) {
            counts[rotation.next(index -> index != 0)]++;
        }

        assertThat(counts).containsExactly(0, 200, 100);
    }

    @Test
    void findsNobodyAmongNone() {
        assertThat(new Rotation(List.of()).next(index -> true)).isEqualTo(-1);
        assertThat(new Rotation(List.of(0)).next(index -> true)).isEqualTo(-1);
        assertThat(new Rotation(List.of(2, 1)).next(index -> false)).isEqualTo(-1);
    }

    @Test
    void scalesLongCyclesDownWithoutForgettingTheLight() {
        Rotation rotation = new Rotation(List.of(Integer.MAX_VALUE, 1_073_741_824, 1));

        int[] counts = new int[3];
        for (int index : turns(rotation, Rotation.LONGEST + 1)) {
            counts[index]++;
        }

        assertThat(counts[2]).isEqualTo(1);
        assertThat(counts[0] / (double) counts[1]).isBetween(1.999, 2.001);
    }

    @Test
    void keepsExactProportionsUnderManyThreads() throws Exception {
        Rotation rotation = new Rotation(List.of(4, 2, 1, 1));
        AtomicIntegerArray counts = new AtomicIntegerArray(4);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                workers.add(executor.submit(() ->
                        IntStream.range(0, 20_000).forEach(i -> counts.incrementAndGet(rotation.next(index -> true)))));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(IntStream.range(0, 4).map(counts::get)).containsExactly(40_000, 20_000, 10_000, 10_000);
    }

    private static List<Integer> turns(Rotation rotation, int count) {
        return IntStream.range(0, count)
                .map(i -> rotation.next(index -> true))
                .boxed()
                .toList();
    }
}
