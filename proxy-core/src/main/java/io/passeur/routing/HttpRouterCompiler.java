package io.passeur.routing;

import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.http.rule.RuleSyntax;
import io.passeur.spec.RouterSpec;

/** Compiles {@code http.routers}, which lead through middlewares to services. */
record HttpRouterCompiler(RoutingContext context, EntryPointRules entryPoints, RuleSyntax defaultSyntax)
        implements KindCompiler<CompiledRouters> {

    @Override
    public ElementKind<RouterSpec> kind() {
        return HttpKinds.ROUTERS;
    }

    @Override
    public Class<CompiledRouters> result() {
        return CompiledRouters.class;
    }

    @Override
    public CompiledRouters compile(Compilation compilation) {
        RouterTls tls = new RouterTls(compilation.get(CompiledTlsOptions.class), context.resolverProblems());
        return new CompiledRouters(compilation, context, entryPoints, defaultSyntax, tls);
    }
}
