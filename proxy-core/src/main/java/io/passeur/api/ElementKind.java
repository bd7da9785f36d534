package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routers, services or middlewares, as the API shows them. */
interface ElementKind<S> {

    /** {@code router}. */
    String noun();

    Map<QualifiedName, ElementView<S>> elements(RuntimeView view);

    /** All members but those that only the element's own page has. */
    JsonObject raw(RuntimeView view, ElementView<S> element);

    /** With name and provider. */
    JsonObject full(RuntimeView view, ElementView<S> element);

    boolean accepts(RuntimeView view, ElementView<S> element, Criteria criteria);

    /** @return null for what is not a key of this kind */
    @Nullable
    Comparator<ElementView<S>> order(RuntimeView view, String sortBy);

    static JsonObject state(JsonObject json, ElementView<?> element, String related) {
        return json.put("error", element.errors().stream().map(Secrets::text).toList())
                .put("status", status(element))
                .put(related, element.related());
    }

    static JsonObject identity(JsonObject json, ElementView<?> element) {
        return json.put("name", element.name().toString())
                .put("provider", element.name().provider());
    }

    static String status(ElementView<?> element) {
        return element.status().name().toLowerCase(Locale.ROOT);
    }
}
