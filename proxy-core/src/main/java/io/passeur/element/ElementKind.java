package io.passeur.element;

import io.passeur.spi.ElementType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one kind of element: where such elements stand, how they are read, and how two definitions of one
 * element come together. Decoding, merging, problems, the runtime view, the API and commands go over the declarations. Two
 * declarations of the same path are equal.
 *
 * @param <S> what an element is read into
 */
public final class ElementKind<S> {

    private final ElementType type;
    private final String noun;
    private final Set<String> keys;
    private final ElementReader<S> reader;
    private final BinaryOperator<@Nullable S> replicas;
    private final Predicate<String> addedKeys;
    private final boolean list;
    private final boolean counted;

    private ElementKind(
            ElementType type,
            String noun,
            Set<String> keys,
            ElementReader<S> reader,
            BinaryOperator<@Nullable S> replicas,
            Predicate<String> addedKeys,
            boolean list,
            boolean counted) {
        this.type = type;
        this.noun = noun;
        this.keys = keys;
        this.reader = reader;
        this.replicas = replicas;
        this.addedKeys = addedKeys;
        this.list = list;
        this.counted = counted;
    }

    /**
     * Elements that are bound to a record.
     *
     * @param section the root of their path, {@code http}
     * @param name the key below it, {@code routers}
     * @param noun what people call one of them, {@code router}
     */
    public static <S extends Record> ElementKind<S> of(String section, String name, String noun, Class<S> spec) {
        Collection<String> keys = Arrays.stream(spec.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return of(section, name, noun, keys, element -> element.bind(spec));
    }

    /** @param keys what may stand directly below such an element's name; empty if that is not known */
    public static <S> ElementKind<S> of(
            String section, String name, String noun, Collection<String> keys, ElementReader<S> reader) {
        return new ElementKind<>(
                new ElementType(section, name, true),
                noun,
                keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()),
                reader,
                (one, other) -> one != null && one.equals(other) ? one : null,
                key -> false,
                false,
                true);
    }

    /** The same kind, but elements stand in a list and have no names. */
    public ElementKind<S> asList() {
        return new ElementKind<>(type, noun, keys, reader, replicas, addedKeys, true, counted);
    }

    /** The same kind, which labels of containers cannot define. */
    public ElementKind<S> notByLabels() {
        ElementType files = new ElementType(type.section(), type.name(), false);
        return new ElementKind<>(files, noun, keys, reader, replicas, addedKeys, list, counted);
    }

    /** The same kind, which overviews leave out since it only serves others. */
    public ElementKind<S> uncounted() {
        return new ElementKind<>(type, noun, keys, reader, replicas, addedKeys, list, false);
    }

    /** @param merger brings two definitions of replicas together; gives null if they contradict each other */
    public ElementKind<S> mergedBy(BinaryOperator<@Nullable S> merger) {
        return new ElementKind<>(type, noun, keys, reader, merger, addedKeys, list, counted);
    }

    /**
     * @param added whether a plugin adds a key below an element's name, which is then served even if the proxy itself does not
     *     support it
     */
    ElementKind<S> withAddedKeys(Predicate<String> added) {
        return new ElementKind<>(type, noun, keys, reader, replicas, added, list, counted);
    }

    /** Whether a plugin adds a key below an element's name. */
    boolean isAdded(String key) {
        return addedKeys.test(key);
    }

    /** What providers know of the kind. */
    public ElementType type() {
        return type;
    }

    public String section() {
        return type.section();
    }

    public String name() {
        return type.name();
    }

    /** {@code http.routers}. */
    public String path() {
        return type.section() + "." + type.name();
    }

    /** The path of one element by its name: {@code http.routers.web}, and of lists {@code tls.certificates[0]}. */
    public String path(String element) {
        return list ? type.section() + "." + element : path() + "." + element;
    }

    /** How an element of a list is called. */
    String nameAt(int index) {
        return type.name() + "[" + index + "]";
    }

    /** What people call one element, {@code router}. */
    public String noun() {
        return noun;
    }

    /** What may stand directly below an element's name, in lower case; empty if that is not known. */
    public Set<String> keys() {
        return keys;
    }

    public boolean isList() {
        return list;
    }

    /** Whether overviews count such elements. */
    public boolean isCounted() {
        return counted;
    }

    /** @return null if there was an error, which is then reported */
    @Nullable
    S read(WrittenElement element) {
        return reader.read(element);
    }

    /** @return null if two replicas contradict each other */
    @Nullable
    S merge(S one, S other) {
        return replicas.apply(one, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElementKind<?> kind && kind.path().equals(path());
    }

    @Override
    public int hashCode() {
        return path().hashCode();
    }

    @Override
    public String toString() {
        return path();
    }
}
