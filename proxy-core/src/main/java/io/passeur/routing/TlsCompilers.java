package io.passeur.routing;

import java.util.List;

/** The compilers of the section {@code tls}. */
final class TlsCompilers {

    private TlsCompilers() {}

    static List<KindCompiler<?, ?>> of(RoutingContext context) {
        return List.of(new TlsCertificateCompiler(), new TlsOptionsCompiler(context), new TlsStoreCompiler(context));
    }
}
