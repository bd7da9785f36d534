package io.passeur.resolver.acme.order;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Finds out which names lead nowhere. */
public interface NameLookup extends AutoCloseable {

    /** Those that have no address for certain; one whose look-up takes longer than the limit is given the benefit of the doubt. */
    Set<String> unresolved(List<String> names, Duration limit) throws InterruptedException;

    @Override
    void close();
}
