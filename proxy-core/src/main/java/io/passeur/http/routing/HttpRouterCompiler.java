package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.http.rule.RuleSyntax;
import io.passeur.routing.Compilation;
import io.passeur.routing.KindCompiler;
import io.passeur.spec.RouterSpec;
import java.util.Map;

/** Compiles {@code http.routers}, which lead through middlewares to services. */
record HttpRouterCompiler(HttpContext context, EntryPointRules entryPoints, RuleSyntax defaultSyntax, Ranking ranking)
        implements KindCompiler<Object, CompiledRouters> {

    @Override
    public ElementKind<RouterSpec> kind() {
        return HttpKinds.ROUTERS;
    }

    @Override
    public Class<CompiledRouters> result() {
        return CompiledRouters.class;
    }

    @Override
    public CompiledRouters compile(Compilation compilation, Map<QualifiedName, Object> before) {
        return new CompiledRouters(compilation, context, entryPoints, defaultSyntax, ranking);
    }
}
