package io.passeur.routing;

import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.spec.MiddlewareSpec;

/** Compiles {@code http.middlewares}. */
record HttpMiddlewareCompiler(RoutingContext context) implements KindCompiler<CompiledMiddlewares> {

    @Override
    public ElementKind<MiddlewareSpec> kind() {
        return HttpKinds.MIDDLEWARES;
    }

    @Override
    public Class<CompiledMiddlewares> result() {
        return CompiledMiddlewares.class;
    }

    @Override
    public CompiledMiddlewares compile(Compilation compilation) {
        return new CompiledMiddlewares(compilation, context);
    }
}
