package io.passeur.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the records say about the keys of the static configuration. */
public final class StaticKeys {

    private static final Pattern DOT = Pattern.compile("\\.");

    private StaticKeys() {}

    /** @return null if no record has the key; it may belong to a plugin */
    static @Nullable Shape find(String path) {
        Shape shape = new SectionShape(StaticConfiguration.class, true);
        for (String segment : DOT.split(path)) {
            shape = shape == null ? null : child(shape, segment);
        }
        return shape;
    }

    private static @Nullable Shape child(Shape shape, String segment) {
        if (shape instanceof MappingShape map) {
            return map.element();
        }
        String name = segment.replaceFirst("\\[\\d+]$", "");
        ComponentShape component = shape instanceof SectionShape section
                ? RecordShape.of(section.type()).component(name)
                : null;
        if (component == null) {
            return null;
        }
        boolean element = name.length() < segment.length() && component.shape() instanceof SequenceShape;
        return element ? ((SequenceShape) component.shape()).element() : component.shape();
    }

    /** A flag without a value means {@code true}. */
    static boolean standsAlone(Shape shape) {
        return shape instanceof SectionShape || shape instanceof ScalarShape scalar && scalar.isTruth();
    }

    /**
     * Every key that takes a value, in lower case, with {@code <name>} for names chosen by the user.
     *
     * @param fallback the default value
     */
    public record Key(String path, String fallback) {}

    /** The keys of all records, in order. Keys of plugins are not among them. */
    public static List<Key> list() {
        List<Key> keys = new ArrayList<>();
        collect(StaticConfiguration.class, "", keys);
        return keys;
    }

    private static void collect(Class<?> type, String path, List<Key> keys) {
        for (ComponentShape component : RecordShape.of(type).components()) {
            collect(component.shape(), component, Paths.child(path, Trees.lower(component.name())), keys);
        }
    }

    private static void collect(Shape shape, ComponentShape component, String path, List<Key> keys) {
        if (shape instanceof SectionShape section) {
            collect(section.type(), path, keys);
        } else if (shape instanceof MappingShape map) {
            collect(map.element(), component, path + ".<name>", keys);
        } else if (shape instanceof SequenceShape list && list.element() instanceof SectionShape) {
            collect(list.element(), component, path + "[n]", keys);
        } else if (!(shape instanceof TreeShape)) {
            keys.add(new Key(path, fallback(shape, component)));
        }
    }

    private static String fallback(Shape shape, ComponentShape component) {
        if (component.written() != null) {
            return component.written();
        }
        return shape instanceof ScalarShape scalar && scalar.absent() != null
                ? scalar.absent().toString()
                : "";
    }
}
