package io.passeur.spec;

import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import java.util.List;

/**
 * The servers of an element that has some, of whatever kind it is.
 *
 * @param urls where they are, as written
 * @param absent those that cannot take requests now
 */
public record WrittenServers(List<String> urls, List<AbsentServerSpec> absent) {

    public WrittenServers {
        urls = List.copyOf(urls);
        absent = List.copyOf(absent);
    }
}
