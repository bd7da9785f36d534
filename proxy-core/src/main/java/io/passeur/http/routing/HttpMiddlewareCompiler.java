package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.routing.Compilation;
import io.passeur.routing.KindCompiler;
import io.passeur.spec.MiddlewareSpec;
import java.util.Map;

/** Compiles {@code http.middlewares}. */
record HttpMiddlewareCompiler(HttpContext context) implements KindCompiler<LiveMiddleware, CompiledMiddlewares> {

    @Override
    public ElementKind<MiddlewareSpec> kind() {
        return HttpKinds.MIDDLEWARES;
    }

    @Override
    public Class<CompiledMiddlewares> result() {
        return CompiledMiddlewares.class;
    }

    @Override
    public CompiledMiddlewares compile(Compilation compilation, Map<QualifiedName, LiveMiddleware> before) {
        return new CompiledMiddlewares(compilation, context, before);
    }
}
