package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** All elements of a kind, page by page, and each by its full name. */
final class ElementList<S> implements Resource {

    private final Supplier<RuntimeView> live;
    private final ElementJson<S> json;

    ElementList(Supplier<RuntimeView> live, ElementJson<S> json) {
        this.live = live;
        this.json = json;
    }

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        RuntimeView view = live.get();
        Criteria criteria = Criteria.of(parameters);
        List<ElementView<S>> found = new ArrayList<>();
        for (ElementView<S> element : json.elements(view).values()) {
            if (criteria.acceptsStatus(element.status().name()) && json.accepts(view, element, criteria)) {
                found.add(element);
            }
        }
        found.sort(order(view, parameters));
        return Page.of(found, parameters).toResponse(element -> json.full(view, element));
    }

    private Comparator<ElementView<S>> order(RuntimeView view, Parameters parameters) {
        Comparator<ElementView<S>> order = order(view, parameters.get("sortBy")).thenComparing(ElementView::name);
        return parameters.get("direction").equals("desc") ? order.reversed() : order;
    }

    private Comparator<ElementView<S>> order(RuntimeView view, String sortBy) {
        Comparator<ElementView<S>> own = json.order(view, sortBy);
        if (own != null) {
            return own;
        }
        return switch (sortBy) {
            case "provider" -> Comparator.comparing(element -> element.name().provider());
            case "status" -> Comparator.comparing(ElementJson::status);
            default -> Comparator.comparing(ElementView::name);
        };
    }

    @Override
    public ApiResponse get(String id) throws ApiException {
        RuntimeView view = live.get();
        int at = id.lastIndexOf('@');
        ElementView<S> element =
                at < 0 ? null : json.elements(view).get(new QualifiedName(id.substring(0, at), id.substring(at + 1)));
        if (element == null) {
            throw new ApiException(HttpStatus.NOT_FOUND_404, json.kind().noun() + " not found: " + id);
        }
        return ApiResponse.json(json.full(view, element));
    }

    /** By full name, without what only pages and lists have. */
    Map<String, JsonObject> raw(RuntimeView view) {
        Map<String, JsonObject> raw = new TreeMap<>();
        json.elements(view).forEach((name, element) -> raw.put(name.toString(), json.raw(view, element)));
        return raw;
    }

    Iterable<ElementView<S>> elements(RuntimeView view) {
        return json.elements(view).values();
    }
}
