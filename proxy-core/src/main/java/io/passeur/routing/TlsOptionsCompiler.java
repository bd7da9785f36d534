package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.TlsKinds;
import io.passeur.spec.TlsOptionsSpec;
import io.passeur.tls.CompiledOptions;
import java.util.Map;

/** Compiles {@code tls.options}, of which routers of all protocols choose. */
record TlsOptionsCompiler(RoutingContext context) implements KindCompiler<CompiledOptions, RouterTls> {

    @Override
    public ElementKind<TlsOptionsSpec> kind() {
        return TlsKinds.OPTIONS;
    }

    @Override
    public Class<RouterTls> result() {
        return RouterTls.class;
    }

    @Override
    public RouterTls compile(Compilation compilation, Map<QualifiedName, CompiledOptions> before) {
        CompiledTlsOptions options = new CompiledTlsOptions(
                compilation.elements(TlsKinds.OPTIONS),
                compilation.configuration().unreadable(TlsKinds.OPTIONS),
                compilation.report(TlsKinds.OPTIONS),
                before);
        return new RouterTls(options, context.resolverProblems(), context.entryPoints());
    }
}
