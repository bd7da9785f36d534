package io.passeur.api;

import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.http.middleware.ChainConfiguration;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MiddlewareFactory;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /api/http/middlewares}. */
final class Middlewares implements ElementJson<MiddlewareSpec> {

    private final MiddlewareFactories factories;

    Middlewares(MiddlewareFactories factories) {
        this.factories = factories;
    }

    @Override
    public ElementKind<MiddlewareSpec> kind() {
        return HttpKinds.MIDDLEWARES;
    }

    @Override
    public JsonObject raw(RuntimeView view, ElementView<MiddlewareSpec> middleware) {
        JsonObject json = new JsonObject();
        settings(json, middleware.spec());
        return ElementJson.state(json, middleware, "usedBy");
    }

    @Override
    public JsonObject full(RuntimeView view, ElementView<MiddlewareSpec> middleware) {
        return ElementJson.identity(raw(view, middleware), middleware).put("type", type(middleware));
    }

    private void settings(JsonObject json, MiddlewareSpec spec) {
        if (ChainConfiguration.isChain(spec)) {
            json.put("chain", MiddlewareJson.of(ChainConfiguration.class, spec.settings()));
            return;
        }
        MiddlewareFactory<?> factory = factory(spec.type());
        if (factory == null) {
            json.always(spec.type(), SettingsJson.of(spec.type(), spec.settings()));
        } else {
            json.put(factory.type(), MiddlewareJson.of(factory.configType(), spec.settings()));
        }
    }

    /** None for plugins below {@code plugin}, and for types that nobody offers. */
    private @Nullable MiddlewareFactory<?> factory(String type) {
        try {
            return factories.byType(type);
        } catch (ConfigurationException e) {
            return null;
        }
    }

    private static String type(ElementView<MiddlewareSpec> middleware) {
        return middleware.spec().type().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Comparator<ElementView<MiddlewareSpec>> order(RuntimeView view, String sortBy) {
        return sortBy.equals("type") ? Comparator.comparing(Middlewares::type) : null;
    }
}
