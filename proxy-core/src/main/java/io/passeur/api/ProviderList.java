package io.passeur.api;

import io.passeur.config.Redaction;
import io.passeur.config.StaticConfiguration;
import io.passeur.guard.LiveProblems;
import io.passeur.routing.RuntimeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/passeur/providers}: whether each provider reads its source. */
final class ProviderList implements Resource {

    /** The keys of problems that a provider does not recover from. */
    private static final Set<String> FINAL = Set.of("create", "start");

    private static final String CONNECTION = "connection";

    private final StaticConfiguration configuration;
    private final Supplier<RuntimeView> live;

    ProviderList(StaticConfiguration configuration, Supplier<RuntimeView> live) {
        this.configuration = configuration;
        this.live = live;
    }

    private record State(String name, String word, LiveProblems.@Nullable Found problem) {}

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        Criteria criteria = Criteria.of(parameters);
        List<LiveProblems.Found> problems = live.get().live().get();
        List<State> states = new ArrayList<>();
        for (String type : configuration.providers().types().keySet()) {
            State state = state(type.toLowerCase(Locale.ROOT), problems);
            if (criteria.acceptsStatus(state.word()) && criteria.acceptsText(state.name())) {
                states.add(state);
            }
        }
        return Page.of(states, parameters).toResponse(ProviderList::json);
    }

    private static State state(String name, List<LiveProblems.Found> problems) {
        return problems.stream()
                .filter(found -> found.problem().path().equals("providers." + name))
                .findFirst()
                .map(found -> new State(name, word(found.key()), found))
                .orElse(new State(name, "connected", null));
    }

    /** A provider that could not read its source again still has its last configuration. */
    private static String word(String key) {
        return FINAL.contains(key) ? "refused" : key.equals(CONNECTION) ? "retrying" : "connected";
    }

    private static JsonObject json(State state) {
        LiveProblems.Found problem = state.problem();
        return new JsonObject()
                .put("name", state.name())
                .put("state", state.word())
                .put("since", problem == null ? null : problem.since().toString())
                .put(
                        "lastError",
                        problem == null
                                ? null
                                : Redaction.text(problem.problem().message()));
    }
}
