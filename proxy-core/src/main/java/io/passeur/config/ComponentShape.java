package io.passeur.config;

import io.passeur.spec.Discovered;
import io.passeur.spec.Independent;
import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record.
 *
 * @param discovered users cannot set it; only a provider can know it
 * @param written its default as a user would write it, null for none
 */
record ComponentShape(
        String name,
        Shape shape,
        boolean nullable,
        boolean discovered,
        @Nullable String written) {

    static ComponentShape of(RecordComponent component) {
        Default annotation = component.getAnnotation(Default.class);
        return new ComponentShape(
                component.getName(),
                shape(component),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.isAnnotationPresent(Discovered.class),
                annotation == null ? null : annotation.value());
    }

    private static Shape shape(RecordComponent component) {
        Shape shape = Shape.of(component.getGenericType(), component.isAnnotationPresent(AllowEmpty.class));
        return component.isAnnotationPresent(Independent.class) && shape instanceof SequenceShape list
                ? list.ofIndependentItems()
                : shape;
    }

    /** @param settings null if it is not set */
    @Nullable
    Object bind(@Nullable Object settings, String parent, BindingContext binding) {
        String path = Paths.child(parent, name);
        Object value = discovered ? binding.discovered(path) : settings;
        if (value == null) {
            return absent(path, binding);
        }
        int before = binding.failures();
        Object bound = shape.bind(value, path, binding);
        return bound == null && binding.failures() == before ? absent(path, binding) : bound;
    }

    private @Nullable Object absent(String path, BindingContext binding) {
        if (written != null) {
            return shape.bind(written, path, binding);
        }
        return nullable ? null : shape.absent(path, binding);
    }
}
