package io.passeur.net;

import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * Java's own cache of addresses. Its default of 30 seconds would hide for as long that a redeployed server has another address,
 * so it is shortened to a second unless the user has set it.
 */
final class JavaDnsCache {

    private static final String SECONDS = "1";

    private JavaDnsCache() {}

    /** Java reads these properties when it first looks up a name. */
    static void shorten() {
        shorten("networkaddress.cache.ttl", "sun.net.inetaddr.ttl", null);
        shorten("networkaddress.cache.negative.ttl", "sun.net.inetaddr.negative.ttl", "10");
    }

    /** @param preset what is in Java's own configuration file */
    private static void shorten(String property, String systemProperty, @Nullable String preset) {
        String set = Security.getProperty(property);
        boolean byUser = System.getProperty(systemProperty) != null || (set != null && !set.equals(preset));
        if (!byUser) {
            Security.setProperty(property, SECONDS);
        }
    }
}
