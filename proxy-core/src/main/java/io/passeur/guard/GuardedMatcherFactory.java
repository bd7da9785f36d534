package io.passeur.guard;

import io.passeur.spi.DelegatingMatcherFactory;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.RequestMatcher;
import java.util.List;

/** A plugin's factory of matchers. */
public final class GuardedMatcherFactory extends DelegatingMatcherFactory {

    private final Guard guard;
    private final String name;
    private final List<Integer> argumentCounts;

    private GuardedMatcherFactory(MatcherFactory factory, Guard guard) {
        super(factory);
        this.guard = guard;
        String type = factory.getClass().getName();
        name = guard.call("name() of " + type, factory::name);
        argumentCounts = guard.call("argumentCounts() of " + type, () -> List.copyOf(factory.argumentCounts()));
    }

    public static GuardedMatcherFactory of(MatcherFactory factory, Guard guard) {
        return new GuardedMatcherFactory(factory, guard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> argumentCounts() {
        return argumentCounts;
    }

    @Override
    public RequestMatcher create(List<String> arguments) {
        String what = "the matcher " + name;
        return new GuardedMatcher(
                guard.create(what, () -> delegate().create(List.copyOf(arguments)), unneeded -> {}), what, guard);
    }
}
