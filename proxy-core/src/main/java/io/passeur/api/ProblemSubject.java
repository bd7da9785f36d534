package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.routing.ReportedProblem;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.Problem;
import java.util.Locale;
import java.util.Set;

/**
 * A problem with what it is about.
 *
 * @param kind {@code router}, …; {@code document} for what is no element
 * @param element its full name, or empty
 */
record ProblemSubject(Problem problem, String kind, String element, String provider) {

    private static final String DOCUMENT = "document";

    static ProblemSubject of(ReportedProblem reported, RuntimeView view) {
        Problem problem = reported.problem();
        ElementKind<?> kind = reported.kind();
        QualifiedName element = reported.element();
        String name = element != null
                ? element.toString()
                : kind == null ? "" : guess(problem.path(), kind, reported.provider(), view);
        return new ProblemSubject(problem, kind == null ? DOCUMENT : kind.noun(), name, reported.provider());
    }

    /** Of a certificate, whose path ends with its full name. */
    static ProblemSubject of(Problem problem, ElementKinds kinds) {
        String path = problem.path();
        String name = path.startsWith("tls.") ? path.substring("tls.".length()) : path;
        int at = path.lastIndexOf('@');
        ElementKind<?> kind = kinds.owning(path);
        return new ProblemSubject(
                problem, kind == null ? DOCUMENT : kind.noun(), name, at < 0 ? "" : path.substring(at + 1));
    }

    /**
     * What a document's problem is about. Names may hold dots, so that of an element which is there wins; one that was left
     * out is guessed.
     */
    private static String guess(String path, ElementKind<?> kind, String provider, RuntimeView view) {
        String rest = path.substring(kind.path("").length());
        if (rest.isEmpty()) {
            return "";
        }
        if (kind.isList()) {
            int end = rest.indexOf(']') + 1;
            return end == 0 ? "" : rest.substring(0, end) + "@" + provider;
        }
        Set<QualifiedName> known = view.elements(kind).keySet();
        for (int end = rest.length(); end > 0; end = rest.lastIndexOf('.', end - 1)) {
            QualifiedName candidate = new QualifiedName(rest.substring(0, end), provider);
            if (known.contains(candidate)) {
                return candidate.toString();
            }
        }
        return name(rest, kind.keys()) + "@" + provider;
    }

    /** What stands in front of the first key of such an element, or else of the last part. */
    private static String name(String rest, Set<String> fields) {
        int dot = rest.indexOf('.');
        int last = dot;
        while (dot >= 0) {
            int next = rest.indexOf('.', dot + 1);
            String part = next < 0 ? rest.substring(dot + 1) : rest.substring(dot + 1, next);
            if (fields.contains(part.toLowerCase(Locale.ROOT))) {
                return rest.substring(0, dot);
            }
            last = fields.isEmpty() ? last : dot;
            dot = next;
        }
        return last < 0 ? rest : rest.substring(0, last);
    }
}
