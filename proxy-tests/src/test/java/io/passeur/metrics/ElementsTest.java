package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ElementsTest {

    private final CountersByName<String, StringBuilder> elements = new CountersByName<>(
            StringBuilder::new, String::compareTo, Set.of(MetricsConsumer.PROMETHEUS, MetricsConsumer.COLLECTOR));

    private List<String> read(MetricsConsumer reader) {
        var view = elements.view(reader);
        view.seen().run();
        return view.elements().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void whatVanishedIsToldEachReaderOnceMore() {
        elements.of("b");
        elements.of("a");
        assertThat(read(MetricsConsumer.PROMETHEUS)).containsExactly("a", "b");

        elements.keep("a"::equals);
        assertThat(read(MetricsConsumer.PROMETHEUS)).containsExactly("a", "b");
        assertThat(read(MetricsConsumer.COLLECTOR)).containsExactly("a", "b");
        assertThat(read(MetricsConsumer.PROMETHEUS)).containsExactly("a");
        assertThat(read(MetricsConsumer.COLLECTOR)).containsExactly("a");
    }

    @Test
    void whoHasNotGotAllOfItIsToldAgain() {
        elements.of("a");
        elements.keep(name -> false);
        elements.view(MetricsConsumer.PROMETHEUS);
        read(MetricsConsumer.COLLECTOR);

        assertThat(read(MetricsConsumer.PROMETHEUS)).containsExactly("a");
        assertThat(read(MetricsConsumer.PROMETHEUS)).isEmpty();
    }

    @Test
    void whatWasReadBeforeItVanishedIsToldOnceMore() {
        elements.of("a");
        var before = elements.view(MetricsConsumer.PROMETHEUS);
        elements.keep(name -> false);
        before.seen().run();
        read(MetricsConsumer.COLLECTOR);

        assertThat(read(MetricsConsumer.PROMETHEUS)).containsExactly("a");
    }

    @Test
    void whatComesBackKeepsItsCounts() {
        StringBuilder counted = elements.of("a");
        elements.keep(name -> false);
        elements.keep(name -> true);
        read(MetricsConsumer.PROMETHEUS);
        read(MetricsConsumer.COLLECTOR);

        assertThat(elements.of("a")).isSameAs(counted);
    }

    /** The last request of a router may end long after the configuration changed. */
    @Test
    void whatIsCountedLateIsForgottenToo() {
        elements.keep(name -> false);
        elements.of("late");

        assertThat(read(MetricsConsumer.PROMETHEUS)).containsExactly("late");
        assertThat(read(MetricsConsumer.COLLECTOR)).containsExactly("late");
        assertThat(read(MetricsConsumer.PROMETHEUS)).isEmpty();
    }

    @Test
    void withoutReadersTheOldestAreForgottenUnseen() {
        elements.keep(name -> false);
        for (int i = 0; i < 10_005; i++) {
            elements.of(String.format("%05d", i));
        }

        assertThat(read(MetricsConsumer.PROMETHEUS))
                .hasSize(10_000)
                .doesNotContain("00004")
                .contains("00005");
    }
}
