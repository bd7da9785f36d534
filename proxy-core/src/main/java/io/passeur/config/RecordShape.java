package io.passeur.config;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the binder knows about a record class. It is stored with the class itself, so it disappears with a plugin's
 * class loader.
 */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Constructor<?> constructor;
    private final Map<String, ComponentShape> components = new LinkedHashMap<>();

    private RecordShape(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        for (RecordComponent part : parts) {
            components.put(key(part.getName()), ComponentShape.of(part));
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is not a record", e);
        }
        constructor.setAccessible(true);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<ComponentShape> components() {
        return List.copyOf(components.values());
    }

    /** @return null if there is no such key, ignoring case */
    @Nullable
    ComponentShape component(String name) {
        return components.get(key(name));
    }

    /** @return null if there was an error */
    @Nullable
    Object bind(Map<?, ?> tree, String path, BindingContext binding) {
        int before = binding.failures();
        Map<ComponentShape, Object> written = written(tree, path, binding);
        @Nullable Object[] arguments = new Object[components.size()];
        int i = 0;
        for (ComponentShape component : components.values()) {
            arguments[i++] = component.bind(written.get(component), path, binding);
        }
        return binding.failures() == before ? create(arguments, path, binding) : null;
    }

    private Map<ComponentShape, Object> written(Map<?, ?> tree, String path, BindingContext binding) {
        Map<ComponentShape, Object> written = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            String name = String.valueOf(key);
            ComponentShape component = components.get(key(name));
            if (component == null || component.discovered()) {
                binding.fail(Paths.child(path, name), "unknown key" + Suggestions.hint(name, names()));
            } else if (value != null && written.put(component, value) != null) {
                binding.fail(Paths.child(path, name), "is written twice in different case");
            }
        });
        return written;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (ComponentShape component : components.values()) {
            if (!component.discovered()) {
                names.add(component.name());
            }
        }
        return names;
    }

    private @Nullable Object create(@Nullable Object[] arguments, String path, BindingContext binding) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ConfigurationException || e.getCause() instanceof IllegalArgumentException) {
                binding.fail(path, e.getCause().getMessage());
                return null;
            }
            throw new IllegalStateException(path + ": " + constructor.getDeclaringClass() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(path + ": " + constructor.getDeclaringClass() + " cannot be created", e);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
