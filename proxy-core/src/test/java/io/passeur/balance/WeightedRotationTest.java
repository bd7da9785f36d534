package io.passeur.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedRotationTest {

    @Test
    void spreadsTurnsEvenly() {
        WeightedRotation rotation = new WeightedRotation(List.of(3, 1, 2));

        assertThat(turns(rotation, 12)).containsExactly(0, 2, 0, 0, 1, 2, 0, 2, 0, 0, 1, 2);
    }

    @Test
    void repeatsAfterTheReducedSum() {
        WeightedRotation rotation = new WeightedRotation(List.of(300, 100));

        assertThat(turns(rotation, 8)).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void neverDealsIndicesWithoutWeight() {
        WeightedRotation rotation = new WeightedRotation(List.of(0, 1, -5));

        assertThat(turns(rotation, 3)).containsOnly(1);
    }

    @Test
    void keepsTheProportionsOfTheOthersWhileOneIsUnusable() {
        WeightedRotation rotation = new WeightedRotation(List.of(5, 2, 1));

        int[] counts = new int[3];
        for (int i = 0; i < 300; i++) {
            counts[rotation.next(index -> index != 0)]++;
        }

        assertThat(counts).containsExactly(0, 200, 100);
    }

    @Test
    void findsNobodyAmongNone() {
        assertThat(new WeightedRotation(List.of()).next(index -> true)).isEqualTo(-1);
        assertThat(new WeightedRotation(List.of(0)).next(index -> true)).isEqualTo(-1);
        assertThat(new WeightedRotation(List.of(2, 1)).next(index -> false)).isEqualTo(-1);
    }

    @Test
    void scalesLongCyclesDownWithoutForgettingTheLight() {
        WeightedRotation rotation = new WeightedRotation(List.of(Integer.MAX_VALUE, 1_073_741_824, 1));

        int[] counts = new int[3];
        for (int index : turns(rotation, WeightedRotation.LONGEST + 1)) {
            counts[index]++;
        }

        assertThat(counts[2]).isEqualTo(1);
        assertThat(counts[0] / (double) counts[1]).isBetween(1.999, 2.001);
    }

    /** Beyond the length that is laid out ahead, too. */
    @ParameterizedTest
    @CsvSource({"4:2:1:1", "4001:2000:1000:999", "20000:59999:1"})
    void keepsExactProportionsUnderManyThreads(String written) throws Exception {
        List<Integer> weights = weights(written);
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        WeightedRotation rotation = new WeightedRotation(weights);
        AtomicIntegerArray counts = new AtomicIntegerArray(weights.size());
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                workers.add(executor.submit(() ->
                        IntStream.range(0, sum).forEach(i -> counts.incrementAndGet(rotation.next(index -> true)))));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(IntStream.range(0, weights.size()).map(counts::get).boxed().toList())
                .isEqualTo(weights.stream().map(weight -> 4 * weight).toList());
    }

    /** A cycle of earliest deadline first, one turn after the other. */
    private static List<Integer> cycle(List<Integer> weights) {
        int[] had = new int[weights.size()];
        List<Integer> cycle = new ArrayList<>();
        for (int turn = weights.stream().mapToInt(Integer::intValue).sum(); turn > 0; turn--) {
            int earliest = 0;
            for (int i = 1; i < had.length; i++) {
                long one = (had[i] + 1L) * weights.get(earliest);
                long other = (had[earliest] + 1L) * weights.get(i);
                earliest = one < other ? i : earliest;
            }
            had[earliest]++;
            cycle.add(earliest);
        }
        return cycle;
    }

    @Test
    void dealsByEarliestDeadlineHoweverLongTheCycle() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 50; round++) {
            List<Integer> weights =
                    random.ints(1 + random.nextInt(5), 1, 400).boxed().toList();
            List<Integer> cycle = cycle(weights);
            List<Integer> twice = new ArrayList<>(cycle);
            twice.addAll(cycle);

            assertThat(turns(new WeightedRotation(weights), twice.size()))
                    .as("%s", weights)
                    .isEqualTo(twice);
        }
    }

    @ParameterizedTest
    @CsvSource({"1:1", "60000:1", "2147483647:1", "60000:1:1", "60000:50000:1"})
    void aPickCostsTheSameWhateverTheWeightsOfThoseThatAreDown(String written) {
        List<Integer> weights = weights(written);
        WeightedRotation rotation = new WeightedRotation(weights);
        AtomicInteger looks = new AtomicInteger();
        IntPredicate lightest = index -> {
            looks.incrementAndGet();
            return index == weights.size() - 1;
        };
        rotation.next(index -> true);

        int most = 0;
        for (int pick = 0; pick < 1_000; pick++) {
            looks.set(0);
            assertThat(rotation.next(lightest)).isEqualTo(weights.size() - 1);
            most = Math.max(most, looks.get());
        }

        assertThat(most).isLessThanOrEqualTo(2 + 3 * weights.size());
        assertThat(looks.get()).isEqualTo(weights.size());
        assertThat(rotation.laidOut()).isLessThanOrEqualTo(64);
    }

    @Test
    void layOutsStayShortForManyIndicesToo() {
        List<Integer> weights = IntStream.rangeClosed(1, 300).boxed().toList();
        WeightedRotation rotation = new WeightedRotation(weights);

        assertThat(turns(rotation, 300 * 301 / 2)).isEqualTo(cycle(weights));
        assertThat(rotation.laidOut()).isEqualTo(300);
    }

    @Test
    void whoComesBackGetsItsShareAndNoneOfWhatItMissed() {
        WeightedRotation rotation = new WeightedRotation(List.of(3_000, 1_000, 1));
        turns(rotation, 100);
        for (int i = 0; i < 5_000; i++) {
            rotation.next(index -> index != 0);
        }

        assertThat(Collections.frequency(turns(rotation, 400), 0)).isBetween(299, 301);
        assertThat(Collections.frequency(turns(rotation, 4_001), 0)).isEqualTo(3_000);
    }

    private static List<Integer> weights(String written) {
        return Stream.of(written.split(":")).map(Integer::valueOf).toList();
    }

    private static List<Integer> turns(WeightedRotation rotation, int count) {
        return IntStream.range(0, count)
                .map(i -> rotation.next(index -> true))
                .boxed()
                .toList();
    }
}
