package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.TlsKinds;
import io.passeur.spec.TlsStoreSpec;
import java.util.Map;

/** Compiles {@code tls.stores}, of which one is served. */
record TlsStoreCompiler(RoutingContext context) implements KindCompiler<Object, DefaultStore> {

    @Override
    public ElementKind<TlsStoreSpec> kind() {
        return TlsKinds.STORES;
    }

    @Override
    public Class<DefaultStore> result() {
        return DefaultStore.class;
    }

    @Override
    public DefaultStore compile(Compilation compilation, Map<QualifiedName, Object> before) {
        return new DefaultStore(
                compilation.elements(TlsKinds.STORES), compilation.report(TlsKinds.STORES), context.resolverProblems());
    }
}
