package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.CompiledOptions;
import io.passeur.tls.TlsOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The TLS options of one compilation: made, carried over, or broken. Options named {@code default} apply to every
 * router that names none. A router never gets weaker options than it names: if those are broken, it is left out.
 */
final class CompiledTlsOptions {

    static final String DEFAULT = "default";
    private static final QualifiedName STANDARD = new QualifiedName(DEFAULT, "internal");

    private final Map<QualifiedName, Element<TlsOptionsSpec>> elements;
    private final SortedSet<QualifiedName> unreadable;
    private final Map<QualifiedName, CompiledOptions> previous;
    private final Map<QualifiedName, CompiledOptions> compiled = new HashMap<>();
    private final Map<QualifiedName, String> broken = new HashMap<>();
    private final ElementReport<TlsOptionsSpec> report;
    private final TlsOptions fallback;
    private String whyNoFallback = "";

    /** @param unreadable options that could not be read; routers that use them must not get weaker options */
    CompiledTlsOptions(
            Map<QualifiedName, Element<TlsOptionsSpec>> elements,
            SortedSet<QualifiedName> unreadable,
            ElementReport<TlsOptionsSpec> report,
            Map<QualifiedName, CompiledOptions> previous) {
        this.elements = elements;
        this.unreadable = unreadable;
        this.report = report;
        this.previous = previous;
        unreadable.forEach(name -> broken.put(name, "the options could not be read"));
        elements.values().forEach(this::compile);
        fallback = chooseFallback();
    }

    private void compile(Element<TlsOptionsSpec> element) {
        QualifiedName name = element.name();
        String known = name.name().equals(DEFAULT) ? DEFAULT : name.toString();
        try {
            CompiledOptions made = CompiledOptions.of(known, element.spec(), previous.get(name));
            made.warnings().forEach(warning -> report.warning(name, warning));
            compiled.put(name, made);
        } catch (ConfigurationException e) {
            broken.put(name, String.valueOf(e.getMessage()));
            report.error(name, String.valueOf(e.getMessage()));
        }
    }

    private TlsOptions chooseFallback() {
        List<QualifiedName> candidates = new ArrayList<>(candidates());
        if (candidates.isEmpty()) {
            CompiledOptions standard = CompiledOptions.standard(previous.get(STANDARD));
            compiled.put(STANDARD, standard);
            return standard.options();
        }
        boolean agree = candidates.stream().map(name -> specOf(name)).distinct().count() == 1;
        CompiledOptions first = compiled.get(candidates.get(0));
        if (first != null && agree) {
            return first.options();
        }
        whyNoFallback = agree ? String.valueOf(broken.get(candidates.get(0))) : conflict(candidates);
        return TlsOptions.unusable(DEFAULT);
    }

    /** All options named {@code default}, including those that could not be read. */
    private SortedSet<QualifiedName> candidates() {
        SortedSet<QualifiedName> candidates = new TreeSet<>(unreadable);
        candidates.addAll(elements.keySet());
        candidates.removeIf(name -> !name.name().equals(DEFAULT));
        return candidates;
    }

    private Object specOf(QualifiedName name) {
        Element<TlsOptionsSpec> element = elements.get(name);
        return element == null ? name : element.spec();
    }

    private String conflict(List<QualifiedName> candidates) {
        String providers = candidates.stream().map(QualifiedName::provider).collect(Collectors.joining(" and "));
        String message = "the default TLS options are defined by the providers " + providers
                + ", so none of them is used; keep one";
        candidates.stream().filter(elements::containsKey).forEach(name -> report.error(name, message));
        return message;
    }

    /** For hosts without options of their own; may be unusable. */
    TlsOptions fallback() {
        return fallback;
    }

    /**
     * @param reference as a router writes it, empty for the default
     * @throws ConfigurationException if there are no such options, or they cannot be used
     */
    TlsOptions resolve(String reference, String provider, String user, Consumer<String> warn) {
        if (reference.isEmpty() || reference.equals(DEFAULT)) {
            return usableFallback(user);
        }
        Set<QualifiedName> known = new TreeSet<>(elements.keySet());
        known.addAll(unreadable);
        QualifiedName name = References.resolve(reference, provider, known, warn);
        if (name.name().equals(DEFAULT) && known.contains(name)) {
            return usableFallback(user);
        }
        CompiledOptions found = compiled.get(name);
        if (found == null || !elements.containsKey(name)) {
            throw new ConfigurationException("building router handler: " + reason(name, known));
        }
        report.relate(name, user);
        return found.options();
    }

    private String reason(QualifiedName name, Set<QualifiedName> known) {
        String why = broken.get(name);
        return why == null
                ? "unknown TLS options: " + name + References.hint(name, known)
                : "invalid TLS options: " + name + ": " + why;
    }

    private TlsOptions usableFallback(String user) {
        if (!fallback.isUsable()) {
            throw new ConfigurationException(
                    "building router handler: invalid TLS options: " + DEFAULT + ": " + whyNoFallback);
        }
        candidates().forEach(name -> report.relate(name, user));
        return fallback;
    }

    Map<QualifiedName, CompiledOptions> compiled() {
        return compiled;
    }
}
