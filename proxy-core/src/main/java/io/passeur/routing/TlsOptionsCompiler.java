package io.passeur.routing;

import io.passeur.element.ElementKind;
import io.passeur.element.TlsKinds;
import io.passeur.spec.TlsOptionsSpec;

/** Compiles {@code tls.options}. */
record TlsOptionsCompiler() implements KindCompiler<CompiledTlsOptions> {

    @Override
    public ElementKind<TlsOptionsSpec> kind() {
        return TlsKinds.OPTIONS;
    }

    @Override
    public Class<CompiledTlsOptions> result() {
        return CompiledTlsOptions.class;
    }

    @Override
    public CompiledTlsOptions compile(Compilation compilation) {
        return new CompiledTlsOptions(
                compilation.elements(TlsKinds.OPTIONS),
                compilation.configuration().unreadable(TlsKinds.OPTIONS),
                compilation.report(TlsKinds.OPTIONS),
                compilation.before().tlsOptions());
    }
}
