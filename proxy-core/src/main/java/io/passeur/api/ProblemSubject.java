package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.routing.ReportedProblem;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.Problem;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsStoreSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A problem with what it is about.
 *
 * @param kind {@code router}, …; {@code document} for what is no element
 * @param element its full name, or empty
 */
record ProblemSubject(Problem problem, String kind, String element, String provider) {

    private static final String DOCUMENT = "document";
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "http.routers.", fields(RouterSpec.class),
            "http.services.", fields(ServiceSpec.class),
            "http.serversTransports.", fields(ServersTransportSpec.class),
            "tls.options.", fields(TlsOptionsSpec.class),
            "tls.stores.", fields(TlsStoreSpec.class));

    static {
        KINDS.put("http.routers.", "router");
        KINDS.put("http.services.", "service");
        KINDS.put("http.middlewares.", "middleware");
        KINDS.put("http.serversTransports.", "serversTransport");
        KINDS.put("tls.options.", "tlsOptions");
        KINDS.put("tls.stores.", "tlsStore");
        KINDS.put("tls.certificates", "certificate");
    }

    static ProblemSubject of(ReportedProblem reported, RuntimeView view) {
        Problem problem = reported.problem();
        String section = section(problem.path());
        String kind = KINDS.getOrDefault(section, DOCUMENT);
        QualifiedName element = reported.element();
        String name = element == null ? guess(problem.path(), section, reported.provider(), view) : element.toString();
        return new ProblemSubject(problem, kind, name, reported.provider());
    }

    /** Of a certificate, whose path ends with its full name. */
    static ProblemSubject of(Problem problem) {
        String path = problem.path();
        String name = path.startsWith("tls.") ? path.substring("tls.".length()) : path;
        int at = path.lastIndexOf('@');
        String kind = KINDS.getOrDefault(section(path), DOCUMENT);
        return new ProblemSubject(problem, kind, name, at < 0 ? "" : path.substring(at + 1));
    }

    private static String section(String path) {
        return KINDS.keySet().stream().filter(path::startsWith).findFirst().orElse("");
    }

    /**
     * What a document's problem is about. Names may hold dots, so that of an element which is there wins; one that was left
     * out is guessed.
     */
    private static String guess(String path, String section, String provider, RuntimeView view) {
        String rest = path.substring(section.length());
        if (section.isEmpty() || rest.isEmpty()) {
            return "";
        }
        if (section.equals("tls.certificates")) {
            int end = rest.indexOf(']') + 1;
            return end == 0 ? "" : "certificates" + rest.substring(0, end) + "@" + provider;
        }
        Set<QualifiedName> known = known(section, view);
        for (int end = rest.length(); end > 0; end = rest.lastIndexOf('.', end - 1)) {
            QualifiedName candidate = new QualifiedName(rest.substring(0, end), provider);
            if (known.contains(candidate)) {
                return candidate.toString();
            }
        }
        return name(rest, FIELDS.getOrDefault(section, Set.of())) + "@" + provider;
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

    private static Set<String> fields(Class<? extends Record> spec) {
        return Arrays.stream(spec.getRecordComponents())
                .map(component -> component.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<QualifiedName> known(String section, RuntimeView view) {
        return switch (section) {
            case "http.routers." -> view.routers().keySet();
            case "http.services." -> view.services().keySet();
            case "http.middlewares." -> view.middlewares().keySet();
            case "tls.options." -> view.tlsOptions().keySet();
            case "tls.stores." -> view.tlsStores().keySet();
            default -> Set.of();
        };
    }
}
