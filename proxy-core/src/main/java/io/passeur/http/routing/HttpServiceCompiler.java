package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.http.service.LiveService;
import io.passeur.routing.Compilation;
import io.passeur.routing.KindCompiler;
import io.passeur.spec.ServiceSpec;
import java.util.Map;

/** Compiles {@code http.services}, which stand behind middlewares and on servers transports. */
record HttpServiceCompiler(HttpContext context) implements KindCompiler<LiveService, CompiledServices> {

    @Override
    public ElementKind<ServiceSpec> kind() {
        return HttpKinds.SERVICES;
    }

    @Override
    public Class<CompiledServices> result() {
        return CompiledServices.class;
    }

    @Override
    public CompiledServices compile(Compilation compilation, Map<QualifiedName, LiveService> before) {
        return new CompiledServices(compilation, compilation.get(CompiledMiddlewares.class), context, before);
    }
}
