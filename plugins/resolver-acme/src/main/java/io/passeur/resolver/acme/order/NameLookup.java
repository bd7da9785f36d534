package io.passeur.resolver.acme.order;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Finds names that do not resolve. */
public interface NameLookup extends AutoCloseable {

    /** The names that certainly have no address. A name whose look-up exceeds the limit is not among them. */
    Set<String> unresolved(List<String> names, Duration limit) throws InterruptedException;

    @Override
    void close();
}
