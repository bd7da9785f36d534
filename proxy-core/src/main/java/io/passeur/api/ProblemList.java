package io.passeur.api;

import io.passeur.config.Redaction;
import io.passeur.routing.ReportedProblem;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import io.passeur.spi.Problem;
import io.passeur.tls.ResolverView;
import io.passeur.tls.TlsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code /api/passeur/problems}: everything that is wrong, with the place where it was written. */
final class ProblemList implements Resource {

    private final Supplier<RuntimeView> live;

    ProblemList(Supplier<RuntimeView> live) {
        this.live = live;
    }

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        RuntimeView view = live.get();
        Criteria criteria = Criteria.of(parameters);
        List<ProblemSubject> found = new ArrayList<>();
        for (ProblemSubject subject : all(view)) {
            Problem problem = subject.problem();
            if (criteria.acceptsStatus(problem.severity().name())
                    && criteria.acceptsText(Redaction.text(problem.message()), problem.path())) {
                found.add(subject);
            }
        }
        return Page.of(found, parameters).toResponse(ProblemList::json);
    }

    /** Errors first. */
    private static List<ProblemSubject> all(RuntimeView view) {
        List<ProblemSubject> all = new ArrayList<>();
        for (ReportedProblem reported : view.reported()) {
            all.add(ProblemSubject.of(reported, view));
        }
        TlsView tls = view.tls();
        tls.problems().forEach(problem -> all.add(ProblemSubject.of(problem, view.kinds())));
        tls.resolvers().stream()
                .filter(resolver -> resolver.failure() != null)
                .forEach(resolver -> all.add(of(resolver)));
        tls.resolvers()
                .forEach(resolver -> resolver.states().stream()
                        .filter(state -> state.phase() == Phase.FAILED)
                        .forEach(state -> all.add(failed(resolver, state))));
        all.sort((a, b) -> a.problem().severity().compareTo(b.problem().severity()));
        return all;
    }

    private static ProblemSubject of(ResolverView resolver) {
        String path = "certificatesResolvers." + resolver.name();
        Problem problem = Problem.error(path, String.valueOf(resolver.failure()), null);
        return new ProblemSubject(problem, "certificateResolver", resolver.name(), "");
    }

    /** A certificate that was not issued, or not renewed. */
    private static ProblemSubject failed(ResolverView resolver, CertificateState state) {
        String names = String.join(", ", state.domains());
        String message = (state.expiry() == null ? "no certificate for " : "the certificate is not renewed for ")
                + names
                + (state.lastError() == null ? "" : ": " + state.lastError());
        String path = "certificatesResolvers." + resolver.name();
        Problem problem =
                state.expiry() == null ? Problem.error(path, message, null) : Problem.warning(path, message, null);
        return new ProblemSubject(problem, "certificate", names, "");
    }

    private static JsonObject json(ProblemSubject subject) {
        Problem problem = subject.problem();
        return new JsonObject()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("path", problem.path())
                .put("message", Redaction.text(problem.message()))
                .put("kind", subject.kind())
                .put("element", subject.element())
                .put("provider", subject.provider())
                .put("source", problem.origin() == null ? null : SourceJson.of(problem.origin()));
    }
}
