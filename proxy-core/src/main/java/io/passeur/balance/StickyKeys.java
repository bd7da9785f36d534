package io.passeur.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which clients find their targets again, such as the values of a cookie; nothing is kept of clients. Immutable.
 *
 * @param <T> what a client sticks to
 */
public final class StickyKeys<T> {

    private final Map<String, Session<T>> byKey = new HashMap<>();

    /**
     * @param key of a target; of two targets with one key the first is found again
     * @param formerKeys keys that clients may still hold
     */
    public StickyKeys(List<T> targets, Function<T, String> key, Function<T, List<String>> formerKeys) {
        for (T target : targets) {
            byKey.putIfAbsent(key.apply(target), new Session<>(target, false));
        }
        for (T target : targets) {
            for (String former : formerKeys.apply(target)) {
                byKey.putIfAbsent(former, new Session<>(target, true));
            }
        }
    }

    /** The session that a client's key stands for, if there is one. */
    public @Nullable Session<T> find(String key) {
        return byKey.get(key);
    }

    /** @param outdated whether the client's key is a former one, to be replaced */
    public record Session<T>(T target, boolean outdated) {}
}
