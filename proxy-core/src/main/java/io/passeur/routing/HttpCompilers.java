package io.passeur.routing;

import io.passeur.config.StaticConfiguration;
import io.passeur.http.rule.RuleSyntax;
import java.util.List;

/** The compilers of the sections {@code http} and {@code tls}. */
final class HttpCompilers {

    private HttpCompilers() {}

    static List<KindCompiler<?, ?>> of(StaticConfiguration configuration, RoutingContext context) {
        EntryPointRules entryPoints = new EntryPointRules(configuration.entryPoints());
        RuleSyntax defaultSyntax =
                configuration.core().defaultRuleSyntax().equals("v2") ? RuleSyntax.V2 : RuleSyntax.V3;
        Ranking ranking = new Ranking(configuration.providers().precedence());
        return List.of(
                new HttpMiddlewareCompiler(context),
                new HttpServiceCompiler(context),
                new TlsCertificateCompiler(),
                new TlsOptionsCompiler(context, entryPoints),
                new TlsStoreCompiler(context),
                new HttpRouterCompiler(context, entryPoints, defaultSyntax, ranking));
    }
}
