package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plugin that returns from none of its creations holds a bounded number of threads, and what exists stays in use. */
class StuckCreationsTest {

    private static final String LIMIT = "passeur.plugins.callLimit";
    private static final int MOST = 16;

    private final Guard guard =
            new Guard(new PluginName("slow", "slow.jar"), StuckCreationsTest.class.getClassLoader());
    private final CountDownLatch returning = new CountDownLatch(1);

    @BeforeEach
    void shortLimit() {
        System.setProperty(LIMIT, "50");
    }

    @AfterEach
    void usualLimit() {
        returning.countDown();
        System.clearProperty(LIMIT);
    }

    private String stuck() {
        try {
            returning.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    private String create(int number) {
        return guard.create("the middleware m" + number, this::stuck, late -> {});
    }

    @Test
    void furtherOnesAreRefusedByTheirOwnNames() {
        for (int i = 0; i < MOST; i++) {
            int number = i;
            assertThatThrownBy(() -> create(number)).isInstanceOf(PluginTimeoutException.class);
        }
        assertThatThrownBy(() -> create(MOST))
                .isInstanceOf(PluginException.class)
                .isNotInstanceOf(PluginTimeoutException.class)
                .hasMessageEndingWith("is not called for create() of the middleware m16, since 16 of its calls have not"
                        + " returned");
        assertThatThrownBy(() -> create(0))
                .as("one that is stuck itself says so")
                .isInstanceOf(PluginTimeoutException.class);
        assertThat(guard.call("wrap() of the middleware other", () -> "wrapped"))
                .isEqualTo("wrapped");
    }
}
