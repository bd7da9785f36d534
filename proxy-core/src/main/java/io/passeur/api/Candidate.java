package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.config.Redaction;
import io.passeur.element.HttpKinds;
import io.passeur.http.routing.HttpRoutes;
import io.passeur.http.rule.Rule;
import io.passeur.http.rule.Rule.Explanation;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spec.RouterSpec;
import io.passeur.spi.RoutedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A router that a request might take.
 *
 * @param rank its place in the order in which they are tried
 * @param failed the clauses that do not match
 */
record Candidate(int rank, QualifiedName name, boolean matched, List<Explanation> failed) {

    static Candidate of(int rank, RuntimeView view, QualifiedName name, RoutedRequest request) {
        Rule rule = Objects.requireNonNull(
                view.part(HttpRoutes.class).rules().get(name), "a router that is tried has a rule");
        if (rule.matches(request)) {
            return new Candidate(rank, name, true, List.of());
        }
        List<Explanation> failed = new ArrayList<>();
        collect(rule.explain(request), failed);
        return new Candidate(rank, name, false, failed);
    }

    private static void collect(Explanation explanation, List<Explanation> failed) {
        List<Explanation> parts =
                explanation.parts().stream().filter(part -> !part.matched()).toList();
        if (parts.isEmpty()) {
            failed.add(explanation);
        }
        parts.forEach(part -> collect(part, failed));
    }

    int faults() {
        return failed.size();
    }

    JsonObject json(RuntimeView view) {
        JsonObject json = new JsonObject().put("router", name.toString());
        ElementView<RouterSpec> router = view.elements(HttpKinds.ROUTERS).get(name);
        if (router != null) {
            json.put("priority", Routers.priority(router))
                    .put("rule", Redaction.text(router.spec().rule()));
        }
        return json.always("matched", matched)
                .put("failed", failed.stream().map(Candidate::clause).toList());
    }

    private static JsonObject clause(Explanation explanation) {
        return new JsonObject()
                .put("clause", Redaction.text(explanation.clause()))
                .put("reason", explanation.reason());
    }
}
