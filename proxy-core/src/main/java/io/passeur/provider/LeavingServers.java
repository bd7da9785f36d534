package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementId;
import io.passeur.element.ElementKind;
import io.passeur.spec.WrittenServers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The servers that a provider's next configuration no longer has. They receive no more requests, even before it is applied. */
final class LeavingServers {

    private final String provider;
    private final DynamicConfiguration next;
    private final Map<ElementId, Set<String>> leaving = new HashMap<>();
    private boolean urgent;

    private LeavingServers(String provider, DynamicConfiguration next) {
        this.provider = provider;
        this.next = next;
    }

    static LeavingServers between(String provider, DynamicConfiguration live, DynamicConfiguration next) {
        LeavingServers servers = new LeavingServers(provider, next);
        live.kinds().forEach(kind -> servers.add(kind, live));
        return servers;
    }

    private <S> void add(ElementKind<S> kind, DynamicConfiguration live) {
        Map<String, S> then = next.elements(kind);
        live.elements(kind).forEach((name, spec) -> {
            S successor = then.get(name);
            if (successor != null && !successor.equals(spec)) {
                add(
                        new ElementId(kind, new QualifiedName(name, provider)),
                        kind.servers(spec),
                        kind.servers(successor));
            }
        });
    }

    private void add(ElementId element, @Nullable WrittenServers now, @Nullable WrittenServers then) {
        if (now == null || then == null) {
            return;
        }
        Set<String> gone = new HashSet<>(now.urls());
        boolean anyStays = gone.removeAll(new HashSet<>(then.urls()));
        if (gone.isEmpty()) {
            return;
        }
        if (anyStays || then.urls().isEmpty() && !then.absent().isEmpty()) {
            leaving.put(element, gone);
        } else {
            urgent |= !then.urls().isEmpty();
        }
    }

    /** Their URLs by element, for elements that keep other servers or whose provider says why none is left. */
    Map<ElementId, Set<String>> leaving() {
        return leaving;
    }

    /** Whether all live servers of an element were replaced. */
    boolean urgent() {
        return urgent;
    }
}
