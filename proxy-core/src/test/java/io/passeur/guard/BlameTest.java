package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whose fault an exception is that leaves a plugin's handler. */
class BlameTest {

    private record Host() implements ElementHost {

        @Override
        public Executor blockingThreads() {
            return Runnable::run;
        }

        @Override
        public LiveProblems.Reporter problems() {
            return new LiveProblems().reporter("", "", null, null);
        }

        @Override
        public void withdraw() {}

        @Override
        public void close() {}
    }

    @SuppressWarnings("NullAway") // No handler of this test looks at its request.
    private static void handle(Request.Handler handler) throws Exception {
        String name = "the service a@file of the type shop";
        Guard guard = new Guard(new PluginName("shop", "shop.jar"), BlameTest.class.getClassLoader());
        Overload overload = new Overload(name, LoggerFactory.getLogger(BlameTest.class));
        new GuardedHandler(new GuardedStep(name, guard, new Host(), false), handler, overload).handle(null, null, null);
    }

    private static Request.Handler throwing(Exception failure) {
        return (request, response, callback) -> {
            throw failure;
        };
    }

    @Test
    void whatAPluginThrowsNamesItAndThePlace() {
        assertThatThrownBy(() -> handle(throwing(new IllegalStateException("empty shelves"))))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith("plugin shop (shop.jar) failed in the service a@file of the type shop:"
                        + " java.lang.IllegalStateException: empty shelves at io.passeur.guard.BlameTest.");
    }

    /** Settings are not at stake while a request is handled. */
    @Test
    void soDoesAConfigurationException() {
        assertThatThrownBy(() -> handle(throwing(new ConfigurationException("no shop"))))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith(
                        "plugin shop (shop.jar) failed in the service a@file of the type shop: no shop at ");
    }

    @Test
    void aFailureBehindThePluginIsNotItsOwn() {
        IllegalStateException failure = new IllegalStateException("beyond");
        assertThatThrownBy(() -> handle(new NextHandler(throwing(failure)))).isSameAs(failure);
    }

    @Test
    void norIsOneOfTheClient() {
        for (Exception failure : new Exception[] {new EofException("closed"), new BadMessageException("malformed")}) {
            assertThatThrownBy(() -> handle(throwing(failure))).isSameAs(failure);
        }
    }
}
