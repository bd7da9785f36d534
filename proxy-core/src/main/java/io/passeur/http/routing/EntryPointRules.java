package io.passeur.http.routing;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.Element;
import io.passeur.provider.InternalConfiguration;
import io.passeur.spec.ObservabilitySpec;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of entry points for routers: the entry points of a router that names none, and the settings ("model") that an
 * entry point adds to its routers.
 */
final class EntryPointRules {

    private static final int HTTPS = 443;
    private static final Pattern TLS_NAME = Pattern.compile("(?i)(?<!in)secure|https|tls|ssl");

    private final Map<String, EntryPointConfiguration> entryPoints;
    private final List<String> defaults;

    EntryPointRules(Map<String, EntryPointConfiguration> entryPoints) {
        this.entryPoints = entryPoints;
        List<String> flagged = entryPoints.entrySet().stream()
                .filter(entry -> entry.getValue().asDefault())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        defaults = !flagged.isEmpty()
                ? flagged
                : entryPoints.keySet().stream()
                        .filter(name -> !name.equals(StaticConfiguration.INTERNAL_ENTRY_POINT))
                        .sorted()
                        .toList();
    }

    /**
     * The entry points of a router that exist.
     *
     * @param written by the user; empty for the default ones
     * @param unknown gets a message for each that does not exist
     */
    List<String> of(List<String> written, Consumer<String> unknown) {
        if (written.isEmpty()) {
            return defaults;
        }
        List<String> known = new ArrayList<>();
        for (String name : written) {
            if (entryPoints.containsKey(name)) {
                known.add(name);
            } else {
                unknown.accept(
                        "entry point \"" + name + "\" does not exist" + Suggestions.hint(name, entryPoints.keySet()));
            }
        }
        return known;
    }

    /**
     * Adds the settings of entry points to the routers. Of a router on several entry points, there is a copy for each one that
     * adds settings, named as Traefik names it: {@code <entrypoint>-<name>@provider}. The others share the router itself.
     */
    SortedMap<QualifiedName, Element<RouterSpec>> applyTo(Map<QualifiedName, Element<RouterSpec>> routers) {
        SortedMap<QualifiedName, Element<RouterSpec>> result = new TreeMap<>();
        routers.forEach((name, element) -> {
            List<String> on = of(element.spec().entryPoints(), unknown -> {});
            if (on.isEmpty()) {
                result.put(name, element);
            } else if (on.stream().noneMatch(this::hasModel) || InternalConfiguration.isChallenge(element)) {
                put(result, name, element, withObservability(effective(element.spec()), on.get(0)));
            } else if (on.size() == 1) {
                put(result, name, element, withModel(effective(element.spec()), on.get(0)));
            } else {
                split(name, element, on, result);
            }
        });
        return result;
    }

    private void split(
            QualifiedName name,
            Element<RouterSpec> element,
            List<String> on,
            SortedMap<QualifiedName, Element<RouterSpec>> result) {
        List<String> shared = new ArrayList<>(effective(element.spec()).entryPoints());
        for (String entryPoint : on) {
            if (hasModel(entryPoint)) {
                QualifiedName own = new QualifiedName(entryPoint + "-" + name.name(), name.provider());
                put(result, own, element, withModel(withEntryPoints(element.spec(), List.of(entryPoint)), entryPoint));
                shared.remove(entryPoint);
            }
        }
        on.stream()
                .filter(shared::contains)
                .findFirst()
                .ifPresent(first ->
                        put(result, name, element, withObservability(withEntryPoints(element.spec(), shared), first)));
    }

    /** The router with the entry points that it is on if it names none; tools show them. */
    private RouterSpec effective(RouterSpec spec) {
        return spec.entryPoints().isEmpty() ? withEntryPoints(spec, defaults) : spec;
    }

    private static void put(
            SortedMap<QualifiedName, Element<RouterSpec>> result,
            QualifiedName name,
            Element<RouterSpec> written,
            RouterSpec spec) {
        result.put(name, new Element<>(name, spec, written.origin()));
    }

    /** The entry point's middlewares run first; its TLS settings apply to routers without their own. */
    private RouterSpec withModel(RouterSpec spec, String entryPoint) {
        EntryPointConfiguration.Http model = configuration(entryPoint).http();
        List<String> middlewares = new ArrayList<>(model.middlewares());
        middlewares.addAll(spec.middlewares());
        RouterTlsSpec tls = spec.tls() == null ? model.tls() : spec.tls();
        return withObservability(copy(spec, spec.entryPoints(), middlewares, tls, spec.observability()), entryPoint);
    }

    /**
     * What is wrong with a router without TLS whose entry points are all meant for TLS, as their ports or names say: no browser
     * sends a plain request there.
     */
    Optional<String> plainWhereTlsIsUsual(RouterSpec spec, List<String> on) {
        if (spec.tls() != null || !on.stream().allMatch(this::isMeantForTls)) {
            return Optional.empty();
        }
        return Optional.of(
                "has no \"tls\" section, so it accepts http:// only, although "
                        + (on.size() == 1 ? "its entry point " + on.get(0) + " is" : "its entry points " + on + " are")
                        + " probably for https://; add \"tls = {}\" to the router (label …tls=true), or http.tls to the entry point");
    }

    private boolean isMeantForTls(String entryPoint) {
        return configuration(entryPoint).port() % 1000 == HTTPS
                || TLS_NAME.matcher(entryPoint).find();
    }

    private static RouterSpec withEntryPoints(RouterSpec spec, List<String> entryPoints) {
        return copy(spec, entryPoints, spec.middlewares(), spec.tls(), spec.observability());
    }

    private RouterSpec withObservability(RouterSpec spec, String entryPoint) {
        EntryPointConfiguration.Observability observed = observability(spec, entryPoint);
        ObservabilitySpec whole = new ObservabilitySpec(
                observed.accessLogs(), observed.metrics(), observed.tracing(), observed.traceVerbosity());
        return copy(spec, spec.entryPoints(), spec.middlewares(), spec.tls(), whole);
    }

    /** The entry point decides what the router leaves out. */
    EntryPointConfiguration.Observability observability(RouterSpec spec, String entryPoint) {
        ObservabilitySpec own = spec.observability() == null ? ObservabilitySpec.OPEN : spec.observability();
        EntryPointConfiguration.Observability defaults =
                configuration(entryPoint).observability();
        return new EntryPointConfiguration.Observability(
                own.accessLogs() == null ? defaults.accessLogs() : own.accessLogs(),
                own.metrics() == null ? defaults.metrics() : own.metrics(),
                own.tracing() == null ? defaults.tracing() : own.tracing(),
                own.traceVerbosity() == null ? defaults.traceVerbosity() : own.traceVerbosity());
    }

    private static RouterSpec copy(
            RouterSpec spec,
            List<String> entryPoints,
            List<String> middlewares,
            @Nullable RouterTlsSpec tls,
            @Nullable ObservabilitySpec observability) {
        return new RouterSpec(
                entryPoints,
                middlewares,
                spec.service(),
                spec.rule(),
                spec.parentRefs(),
                spec.ruleSyntax(),
                spec.priority(),
                tls,
                observability,
                spec.defaultRule());
    }

    /** Whether the entry point adds settings to its routers. */
    private boolean hasModel(String entryPoint) {
        EntryPointConfiguration.Http http = configuration(entryPoint).http();
        EntryPointConfiguration.EncodedCharacters open =
                new EntryPointConfiguration.EncodedCharacters(true, true, true, true, true, true, true);
        return http.tls() != null
                || !http.middlewares().isEmpty()
                || !http.encodedCharacters().equals(open)
                || !configuration(entryPoint).observability().equals(EntryPointConfiguration.Observability.USUAL);
    }

    EntryPointConfiguration configuration(String entryPoint) {
        EntryPointConfiguration configuration = entryPoints.get(entryPoint);
        if (configuration == null) {
            throw new IllegalArgumentException("no entry point " + entryPoint);
        }
        return configuration;
    }

    Set<String> names() {
        return entryPoints.keySet();
    }
}
