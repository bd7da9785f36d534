package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tree of settings to a record: a component's name is the key, case-insensitive. A setting that the tree lacks
 * has its {@link io.passeur.spi.Default}; without one it is null if the component is {@code Nullable}, otherwise
 * empty, 0 or false. All mistakes are reported at once. Not thread-safe.
 */
public final class ConfigBinder {

    private final Function<String, @Nullable Origin> origins;
    private final Function<String, @Nullable Object> discovered;
    private final Problems problems;

    /**
     * @param origins the source of the setting at a dotted path
     * @param problems receives what could not be bound
     */
    public ConfigBinder(Function<String, @Nullable Origin> origins, Problems problems) {
        this(origins, path -> null, problems);
    }

    /** @param discovered what a provider knows of {@link io.passeur.spec.Discovered} settings by their dotted paths */
    public ConfigBinder(
            Function<String, @Nullable Origin> origins,
            Function<String, @Nullable Object> discovered,
            Problems problems) {
        this.origins = origins;
        this.discovered = discovered;
        this.problems = problems;
    }

    /**
     * Binds {@code tree} to a new {@code type}. A record component without {@code Nullable} that is itself a record is
     * created with its defaults if the tree lacks it.
     *
     * @param path of {@code tree}, a prefix of every key in problems
     * @return null if there was an error, which is then among the problems
     */
    public <R extends Record> @Nullable R bind(Class<R> type, Map<String, ?> tree, String path) {
        return type.cast(RecordShape.of(type).bind(tree, path, binding()));
    }

    /**
     * Binds the value of a key that is expected to be a section.
     *
     * @param allowEmpty whether the section may be written without a key
     * @return null if there was an error, or if the value says that the section is to be absent
     */
    public <R extends Record> @Nullable R section(Class<R> type, boolean allowEmpty, Object value, String path) {
        return type.cast(new SectionShape(type, allowEmpty).bind(value, path, binding()));
    }

    private BindingContext binding() {
        return new BindingContext(origins, discovered, problems);
    }
}
