package io.passeur.api;

import io.passeur.element.ElementKind;
import io.passeur.element.ElementRole;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;

/** Shows the elements of a kind as they are written. */
record PlainElementJson<S>(ElementKind<S> kind) implements ElementJson<S> {

    @Override
    public JsonObject raw(RuntimeView view, ElementView<S> element) {
        JsonObject json = element.spec() instanceof Record spec ? RecordJson.of(spec) : new JsonObject();
        String related = kind.role() == ElementRole.ROUTER ? "using" : "usedBy";
        return ElementJson.state(json, element, related)
                .put("serverStatus", ElementJson.serverStatus(view, kind, element));
    }
}
