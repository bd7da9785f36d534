package io.passeur.api;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.QualifiedName;
import io.passeur.config.Redaction;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.entrypoint.ImaginedRequest;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spec.RouterSpec;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** {@code /api/passeur/explain}: which router a request would take, and why not another. Sends nothing. */
final class Explain implements Resource {

    private final StaticConfiguration configuration;
    private final Supplier<RuntimeView> live;

    Explain(StaticConfiguration configuration, Supplier<RuntimeView> live) {
        this.configuration = configuration;
        this.live = live;
    }

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        ExplainedRequest asked = ExplainedRequest.of(parameters, configuration.entryPoints());
        EntryPointConfiguration entryPoint = configuration.entryPoints().get(asked.entryPoint());
        if (entryPoint == null) {
            throw new ApiException(HttpStatus.NOT_FOUND_404, "entry point not found: " + asked.entryPoint());
        }
        try {
            ImaginedRequest request =
                    ImaginedRequest.of(entryPoint, asked.method(), asked.url(), asked.headers(), asked.client());
            return ApiResponse.json(json(asked, request));
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST_400, "url: the entry point would reject the request: " + e.getMessage());
        }
    }

    private JsonObject json(ExplainedRequest asked, ImaginedRequest request) {
        RuntimeView view = live.get();
        Candidates candidates = Candidates.of(view, asked.entryPoint(), request);
        return new JsonObject()
                .put("method", asked.method())
                .put("url", Redaction.text(asked.url().asString()))
                .put("entryPoint", asked.entryPoint())
                .put("tls", request.secure())
                .put("host", request.host())
                .put("path", request.routingPath())
                .put("chosen", chosen(view, candidates.chosen()))
                .always("considered", candidates.considered())
                .put("omitted", candidates.omitted())
                .put("elsewhere", candidates.elsewhere())
                .put("leftOut", candidates.leftOut());
    }

    private static @Nullable JsonObject chosen(RuntimeView view, @Nullable QualifiedName name) {
        ElementView<RouterSpec> router =
                name == null ? null : view.elements(HttpKinds.ROUTERS).get(name);
        if (router == null) {
            return null;
        }
        List<String> middlewares = Routers.middlewares(view, router);
        return new JsonObject()
                .put("router", router.name().toString())
                .put("middlewares", middlewares)
                .put("service", Routers.service(view, router));
    }
}
