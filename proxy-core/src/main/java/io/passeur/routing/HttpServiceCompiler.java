package io.passeur.routing;

import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.spec.ServiceSpec;

/** Compiles {@code http.services}, which stand behind middlewares and on servers transports. */
record HttpServiceCompiler(RoutingContext context) implements KindCompiler<CompiledServices> {

    @Override
    public ElementKind<ServiceSpec> kind() {
        return HttpKinds.SERVICES;
    }

    @Override
    public Class<CompiledServices> result() {
        return CompiledServices.class;
    }

    @Override
    public CompiledServices compile(Compilation compilation) {
        return new CompiledServices(compilation, compilation.get(CompiledMiddlewares.class), context);
    }
}
