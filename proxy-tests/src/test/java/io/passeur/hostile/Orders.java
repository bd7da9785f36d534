package io.passeur.hostile;

import io.passeur.spi.Default;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of everything hostile.
 *
 * @param method in which it is
 * @param behaviour name of a {@link Behaviour}
 */
public record Orders(
        @Default("") String method, @Default("") String behaviour) {

    /** What the method of that name returns. */
    <T extends @Nullable Object> T in(String name, Supplier<T> work) {
        return name.equals(method) ? Behaviour.valueOf(behaviour).act(work) : work.get();
    }

    void run(String name, Runnable work) {
        in(name, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
