package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plugin returns after its call was given up. */
class LateResultTest {

    private static final String LIMIT = "passeur.plugins.callLimit";

    private final CountDownLatch returning = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void release() {
        System.clearProperty(LIMIT);
        returning.countDown();
        closed.countDown();
    }

    private static Guard guard(String plugin) {
        return new Guard(new PluginName(plugin, plugin + ".jar"), LateResultTest.class.getClassLoader());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingItHoldsUpNoOtherPlugin() {
        Guard slow = guard("slow");
        System.setProperty(LIMIT, "100");
        assertThatThrownBy(() -> slow.call(
                        "create()",
                        () -> {
                            await(returning);
                            return "late";
                        },
                        late -> {
                            closing.countDown();
                            await(closed);
                        }))
                .isInstanceOf(PluginTimeoutException.class);
        System.clearProperty(LIMIT);
        returning.countDown();
        await(closing);
        assertThat(guard("other").call("create()", () -> "here")).isEqualTo("here");
    }
}
