package io.passeur.config;

import io.passeur.spi.ConfigurationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value.
 *
 * @param absent the value if it is not set; null if it is required
 */
record ScalarShape(
        Function<Object, Object> reader, @Nullable Object absent) implements Shape {

    private static final Map<Class<?>, ScalarShape> KNOWN = Map.ofEntries(
            Map.entry(String.class, new ScalarShape(Scalars::text, "")),
            Map.entry(boolean.class, new ScalarShape(Scalars::bool, false)),
            Map.entry(Boolean.class, new ScalarShape(Scalars::bool, false)),
            Map.entry(int.class, new ScalarShape(Scalars::integer, 0)),
            Map.entry(Integer.class, new ScalarShape(Scalars::integer, 0)),
            Map.entry(long.class, new ScalarShape(Scalars::whole, 0L)),
            Map.entry(Long.class, new ScalarShape(Scalars::whole, 0L)),
            Map.entry(double.class, new ScalarShape(Scalars::decimal, 0.0)),
            Map.entry(Double.class, new ScalarShape(Scalars::decimal, 0.0)),
            Map.entry(Duration.class, new ScalarShape(Scalars::duration, Duration.ZERO)));

    static ScalarShape of(Class<?> type) {
        if (type.isEnum()) {
            return new ScalarShape(value -> constant(type, value), null);
        }
        ScalarShape known = KNOWN.get(type);
        if (known == null) {
            throw new IllegalArgumentException(type + " cannot be bound");
        }
        return known;
    }

    boolean isTruth() {
        return absent instanceof Boolean;
    }

    private static Object constant(Class<?> type, Object value) {
        String written = Scalars.text(value);
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(written)) {
                return constant;
            }
        }
        throw new ConfigurationException(Scalars.quoted(value) + " is not one of "
                + Arrays.stream(constants)
                        .map(constant -> Trees.lower(((Enum<?>) constant).name()))
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public @Nullable Object bind(Object value, String path, BindingContext binding) {
        try {
            return reader.apply(value);
        } catch (ConfigurationException e) {
            binding.fail(path, e.getMessage());
            return null;
        }
    }

    @Override
    public @Nullable Object absent(String path, BindingContext binding) {
        if (absent == null) {
            binding.fail(path, "is missing");
        }
        return absent;
    }
}
