package io.passeur.http.routing;

import io.passeur.config.StaticConfiguration;
import io.passeur.http.rule.RuleSyntax;
import io.passeur.routing.KindCompiler;
import java.util.List;

/** The compilers of the section {@code http}. */
public final class HttpCompilers {

    private HttpCompilers() {}

    public static List<KindCompiler<?, ?>> of(StaticConfiguration configuration, HttpContext context) {
        RuleSyntax defaultSyntax =
                configuration.core().defaultRuleSyntax().equals("v2") ? RuleSyntax.V2 : RuleSyntax.V3;
        return List.of(
                new HttpMiddlewareCompiler(context),
                new HttpServiceCompiler(context),
                new HttpRouterCompiler(
                        context,
                        new EntryPointRules(configuration.entryPoints()),
                        defaultSyntax,
                        new Ranking(configuration.providers().precedence())));
    }
}
