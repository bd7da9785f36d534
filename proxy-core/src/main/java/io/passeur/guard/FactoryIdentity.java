package io.passeur.guard;

import java.util.function.Supplier;

/**
 * The properties of a factory, read once.
 *
 * @param type the key in the configuration
 */
public record FactoryIdentity<C>(String type, Class<C> configType) {

    /** @throws IllegalArgumentException if the type is blank */
    public static <C> FactoryIdentity<C> of(
            Guard guard, Object factory, Supplier<String> type, Supplier<Class<C>> configType) {
        String name = factory.getClass().getName();
        String key = guard.call("type() of " + name, type);
        if (key.isBlank()) {
            throw new IllegalArgumentException(
                    name + " has the type() \"" + key + "\" (expected: a name, such as stripPrefix)");
        }
        return new FactoryIdentity<>(key, guard.call("configType() of " + name, configType));
    }
}
