package io.passeur.resolver.acme.order;

import java.util.Collection;

/** Which names a certificate is good for. */
public final class DomainNames {

    private DomainNames() {}

    /** A star stands for one label. */
    static boolean covers(String pattern, String name) {
        if (pattern.equals(name)) {
            return true;
        }
        int dot = name.indexOf('.');
        return pattern.startsWith("*.") && dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }

    public static boolean covers(Collection<String> patterns, String name) {
        for (String pattern : patterns) {
            if (covers(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    static boolean coversAll(Collection<String> patterns, Collection<String> names) {
        return names.stream().allMatch(name -> covers(patterns, name));
    }

    static boolean isWildcard(String name) {
        return name.startsWith("*.");
    }

    static String withoutStar(String name) {
        return isWildcard(name) ? name.substring(2) : name;
    }
}
