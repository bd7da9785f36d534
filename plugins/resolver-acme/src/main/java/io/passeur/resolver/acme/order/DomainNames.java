package io.passeur.resolver.acme.order;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a certificate covers. */
public final class DomainNames {

    private static final int LONGEST = 253;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern VALID =
            Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private DomainNames() {}

    static boolean isValid(String name) {
        return name.length() <= LONGEST
                && VALID.matcher(name).matches()
                && !ADDRESS.matcher(name).matches();
    }

    /** A star stands for one label. */
    static boolean covers(String pattern, String name) {
        if (pattern.equals(name)) {
            return true;
        }
        int dot = name.indexOf('.');
        return pattern.startsWith("*.") && dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }

    /** The same for many names, with two look-ups each. */
    static boolean isIn(Set<String> patterns, String name) {
        int dot = name.indexOf('.');
        return patterns.contains(name) || (dot > 0 && patterns.contains("*" + name.substring(dot)));
    }

    public static boolean covers(Collection<String> patterns, String name) {
        for (String pattern : patterns) {
            if (covers(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isWildcard(String name) {
        return name.startsWith("*.");
    }
}
