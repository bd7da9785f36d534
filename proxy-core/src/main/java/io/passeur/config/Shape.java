package io.passeur.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expected form of a setting. */
sealed interface Shape permits ScalarShape, SequenceShape, MappingShape, SectionShape, TreeShape {

    /** @return null if there was an error, or if the setting says that it is absent */
    @Nullable
    Object bind(Object value, String path, BindingContext binding);

    /** The value of a required setting that is not set. */
    @Nullable
    Object absent(String path, BindingContext binding);

    /** @param allowEmpty whether an empty section is allowed */
    static Shape of(Type type, boolean allowEmpty) {
        if (type instanceof ParameterizedType generic) {
            return ofCollection((Class<?>) generic.getRawType(), generic);
        }
        if (type instanceof Class<?> plain) {
            return ofClass(plain, allowEmpty);
        }
        throw new IllegalArgumentException(type + " cannot be bound");
    }

    private static Shape ofClass(Class<?> type, boolean allowEmpty) {
        if (type.isRecord()) {
            return new SectionShape(type, allowEmpty);
        }
        return type == Object.class ? new TreeShape() : ScalarShape.of(type);
    }

    private static Shape ofCollection(Class<?> raw, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (raw == List.class || raw == Set.class) {
            return new SequenceShape(of(arguments[0], true), raw == Set.class);
        }
        if (raw == Map.class && arguments[0] == String.class) {
            return new MappingShape(of(arguments[1], true));
        }
        throw new IllegalArgumentException(type + " cannot be bound");
    }
}
