package io.passeur.element;

import io.passeur.spec.WrittenServers;
import io.passeur.spi.ElementType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one kind of element: where such elements stand, how they are read, and how two definitions of one
 * element come together. Decoding, merging, problems, the runtime view, metrics, the API and commands go over the declarations.
 * Two declarations of the same path are equal.
 *
 * @param <S> what an element is read into
 */
public final class ElementKind<S> {

    private final Traits<S> traits;
    private final String path;

    private ElementKind(Traits<S> traits) {
        this.traits = traits;
        path = traits.type.section() + "." + traits.type.name();
    }

    /** What there is to say about a kind. Changed only while a declaration is made. */
    private static final class Traits<S> {

        private ElementType type;
        private final String noun;
        private final Set<String> keys;
        private final ElementReader<S> reader;
        private ElementRole role = ElementRole.AUXILIARY;
        private BinaryOperator<@Nullable S> replicas = (one, other) -> one != null && one.equals(other) ? one : null;
        private Predicate<String> addedKeys = key -> false;
        private Function<S, Set<String>> files = spec -> Set.of();
        private Function<S, @Nullable WrittenServers> servers = spec -> null;
        private boolean list;
        private boolean counted = true;

        Traits(ElementType type, String noun, Set<String> keys, ElementReader<S> reader) {
            this.type = type;
            this.noun = noun;
            this.keys = keys;
            this.reader = reader;
        }

        Traits<S> copy() {
            Traits<S> copy = new Traits<>(type, noun, keys, reader);
            copy.role = role;
            copy.replicas = replicas;
            copy.addedKeys = addedKeys;
            copy.files = files;
            copy.servers = servers;
            copy.list = list;
            copy.counted = counted;
            return copy;
        }
    }

    private ElementKind<S> with(Consumer<Traits<S>> change) {
        Traits<S> changed = traits.copy();
        change.accept(changed);
        return new ElementKind<>(changed);
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
        return new ElementKind<>(new Traits<>(
                new ElementType(section, name, true),
                noun,
                keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()),
                reader));
    }

    /** The same kind, but elements stand in a list and have no names. */
    public ElementKind<S> asList() {
        return with(changed -> changed.list = true);
    }

    /** The same kind, which labels of containers cannot define. */
    public ElementKind<S> notByLabels() {
        return with(changed -> changed.type = new ElementType(section(), name(), false));
    }

    /** The same kind, which overviews leave out since it only serves others. */
    public ElementKind<S> uncounted() {
        return with(changed -> changed.counted = false);
    }

    /** The same kind with a role; without one it is auxiliary. */
    public ElementKind<S> as(ElementRole other) {
        return with(changed -> changed.role = other);
    }

    /** @param merger brings two definitions of replicas together; gives null if they contradict each other */
    public ElementKind<S> mergedBy(BinaryOperator<@Nullable S> merger) {
        return with(changed -> changed.replicas = merger);
    }

    /** @param named the files that are read when an element is compiled; paths, or what is written in place of a file */
    public ElementKind<S> readingFiles(Function<S, Set<String>> named) {
        return with(changed -> changed.files = named);
    }

    /**
     * The same kind, whose elements have servers, which come and go with less ado than other changes.
     *
     * @param written gives null for an element that has none
     */
    public ElementKind<S> withServers(Function<S, @Nullable WrittenServers> written) {
        return with(changed -> changed.servers = written);
    }

    /**
     * @param added whether a plugin adds a key below an element's name, which is then served even if the proxy itself does not
     *     support it
     */
    ElementKind<S> withAddedKeys(Predicate<String> added) {
        return with(changed -> changed.addedKeys = added);
    }

    /** Whether a plugin adds a key below an element's name. */
    boolean isAdded(String key) {
        return traits.addedKeys.test(key);
    }

    /** What providers know of the kind. */
    public ElementType type() {
        return traits.type;
    }

    public String section() {
        return traits.type.section();
    }

    public String name() {
        return traits.type.name();
    }

    /** {@code http.routers}. */
    public String path() {
        return path;
    }

    /** The path of one element by its name: {@code http.routers.web}, and of lists {@code tls.certificates[0]}. */
    public String path(String element) {
        return traits.list ? section() + "." + element : path + "." + element;
    }

    /** How an element of a list is called. */
    String nameAt(int index) {
        return traits.type.name() + "[" + index + "]";
    }

    /** What people call one element, {@code router}. */
    public String noun() {
        return traits.noun;
    }

    /** What may stand directly below an element's name, in lower case; empty if that is not known. */
    public Set<String> keys() {
        return traits.keys;
    }

    public boolean isList() {
        return traits.list;
    }

    /** Whether overviews count such elements. */
    public boolean isCounted() {
        return traits.counted;
    }

    public ElementRole role() {
        return traits.role;
    }

    /** The files that are read when an element is compiled. */
    public Set<String> files(S spec) {
        return traits.files.apply(spec);
    }

    /** The servers of an element; null if it has none. */
    public @Nullable WrittenServers servers(S spec) {
        return traits.servers.apply(spec);
    }

    /** @return null if there was an error, which is then reported */
    @Nullable
    S read(WrittenElement element) {
        return traits.reader.read(element);
    }

    /** @return null if two replicas contradict each other */
    @Nullable
    S merge(S one, S other) {
        return traits.replicas.apply(one, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElementKind<?> kind && kind.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
