package io.passeur.api;

import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.element.ElementRole;
import io.passeur.routing.RuntimeView;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The lists of all kinds of elements. */
final class ElementLists {

    /** As in Traefik. */
    private static final Comparator<ElementKind<?>> SERVICES_LAST =
            Comparator.comparing(kind -> kind.role() == ElementRole.SERVICE);

    private final Map<ElementKind<?>, ElementList<?>> lists = new LinkedHashMap<>();

    /** @param shown how elements of some kinds are shown */
    ElementLists(ElementKinds kinds, Supplier<RuntimeView> live, Collection<ElementJson<?>> shown) {
        kinds.listed().forEach(kind -> lists.put(kind, new ElementList<>(live, new PlainElementJson<>(kind))));
        shown.forEach(json -> lists.replace(json.kind(), new ElementList<>(live, json)));
    }

    /** Those that overviews count, section by section. */
    Map<String, Map<ElementKind<?>, ElementList<?>>> bySection() {
        Map<String, Map<ElementKind<?>, ElementList<?>>> sections = new LinkedHashMap<>();
        lists.forEach((kind, list) -> {
            if (kind.isCounted()) {
                sections.computeIfAbsent(kind.section(), section -> new LinkedHashMap<>())
                        .put(kind, list);
            }
        });
        return sections;
    }

    /** Gives each list with its path below {@code /api/}. */
    void forEach(BiConsumer<String, Resource> each) {
        lists.forEach((kind, list) -> each.accept(kind.section() + "/" + kind.name(), list));
    }

    /** All elements that overviews count in one object; the kinds of HTTP have their plain names there. */
    JsonObject raw(RuntimeView view) {
        JsonObject raw = new JsonObject();
        bySection()
                .values()
                .forEach(section -> section.keySet().stream()
                        .sorted(SERVICES_LAST)
                        .forEach(kind -> raw.put(
                                rawName(kind),
                                Objects.requireNonNull(section.get(kind)).raw(view))));
        return raw;
    }

    private static String rawName(ElementKind<?> kind) {
        String name = kind.name();
        return kind.section().equals("http")
                ? name
                : kind.section() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
