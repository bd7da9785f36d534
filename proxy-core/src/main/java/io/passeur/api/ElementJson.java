package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.config.Redaction;
import io.passeur.element.ElementKind;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the API shows the elements of one kind. Without one of its own, a kind is shown as it is written. */
public interface ElementJson<S> {

    ElementKind<S> kind();

    default Map<QualifiedName, ElementView<S>> elements(RuntimeView view) {
        return view.elements(kind());
    }

    /** All members but those that only the element's own page has. */
    JsonObject raw(RuntimeView view, ElementView<S> element);

    /** With name and provider. */
    default JsonObject full(RuntimeView view, ElementView<S> element) {
        return identity(raw(view, element), element);
    }

    default boolean accepts(RuntimeView view, ElementView<S> element, Criteria criteria) {
        return criteria.acceptsText(element.name().toString());
    }

    /** @return null for what is not a key of this kind */
    default @Nullable Comparator<ElementView<S>> order(RuntimeView view, String sortBy) {
        return null;
    }

    static JsonObject state(JsonObject json, ElementView<?> element, String related) {
        return json.put("error", element.errors().stream().map(Redaction::text).toList())
                .put("status", status(element))
                .put(related, element.related());
    }

    /** By URL; empty for kinds without servers. */
    static Map<String, String> serverStatus(RuntimeView view, ElementKind<?> kind, ElementView<?> element) {
        Map<String, String> shown = new TreeMap<>();
        view.servers(kind, element.name())
                .serverStatus()
                .forEach((url, status) -> shown.put(Redaction.text(url), status));
        return shown;
    }

    static JsonObject identity(JsonObject json, ElementView<?> element) {
        return json.put("name", element.name().toString())
                .put("provider", element.name().provider());
    }

    static String status(ElementView<?> element) {
        return element.status().name().toLowerCase(Locale.ROOT);
    }
}
