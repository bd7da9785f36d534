package io.passeur.plugin;

import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The factories of one kind by type. If several plugins offer a type, the one that comes with the proxy is used; if
 * none does, the type is rejected.
 */
final class FactoryRegistry<F> {

    private record Offer<F>(String plugin, boolean shipped, String type, F factory) {}

    private final String kind;
    private final Map<String, List<Offer<F>>> byType = new LinkedHashMap<>();

    /** @param kind the name of the factories in messages, {@code middleware type} */
    FactoryRegistry(
            String kind,
            List<LoadedPlugin> plugins,
            Function<LoadedPlugin, List<F>> factories,
            Function<F, String> type) {
        this.kind = kind;
        for (LoadedPlugin plugin : plugins) {
            for (F factory : factories.apply(plugin)) {
                Offer<F> offer = new Offer<>(plugin.name(), plugin.shipped(), type.apply(factory), factory);
                byType.computeIfAbsent(key(offer.type), ignored -> new ArrayList<>())
                        .add(offer);
            }
        }
    }

    /**
     * The factory of a type, compared without regard to case.
     *
     * @throws ConfigurationException if two plugins offer it, and neither comes with the proxy
     */
    Optional<F> find(String type) {
        List<Offer<F>> offers = byType.getOrDefault(key(type), List.of());
        Optional<F> used = used(offers).map(Offer::factory);
        if (used.isEmpty() && !offers.isEmpty()) {
            throw new ConfigurationException(conflict(offers));
        }
        return used;
    }

    /** Those that can be used, by type as the plugin writes it. */
    SortedMap<String, F> usable() {
        SortedMap<String, F> usable = new TreeMap<>();
        for (List<Offer<F>> offers : byType.values()) {
            used(offers).ifPresent(offer -> usable.put(offer.type, offer.factory));
        }
        return usable;
    }

    private static <F> Optional<Offer<F>> used(List<Offer<F>> offers) {
        List<Offer<F>> candidates = offers.size() == 1
                ? offers
                : offers.stream().filter(Offer::shipped).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    List<String> conflicts() {
        return byType.values().stream()
                .filter(offers -> offers.size() > 1)
                .map(this::conflict)
                .toList();
    }

    private String conflict(List<Offer<F>> offers) {
        List<String> plugins = offers.stream().map(Offer::plugin).distinct().toList();
        String what = kind + " \"" + offers.get(0).type + "\" is offered ";
        Optional<Offer<F>> used = used(offers);
        if (used.isPresent()) {
            return what + "by the plugins " + String.join(" and ", plugins) + "; that of " + used.get().plugin
                    + ", which comes with Passeur, is used";
        }
        return plugins.size() == 1
                ? what + "more than once by the plugin " + plugins.get(0) + ", so none of its offers is used"
                : what + "by the plugins " + String.join(" and ", plugins) + ", so none is used; remove all but one";
    }

    private static String key(String type) {
        return type.toLowerCase(Locale.ROOT);
    }
}
