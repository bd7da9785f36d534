package io.passeur.spec;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import org.jspecify.annotations.Nullable;

/** {@code sticky} of a service. Without a {@code cookie} it has no effect. */
public record StickySpec(@AllowEmpty @Nullable CookieSpec cookie) {

    /**
     * @param name empty for a name derived from the service's name
     * @param maxAge in seconds; 0 for a session cookie, negative deletes it at once
     * @param sameSite {@code none}, {@code lax}, {@code strict} or empty
     */
    public record CookieSpec(
            @Default("") String name,
            boolean secure,
            boolean httpOnly,
            @Default("") String sameSite,
            int maxAge,
            @Default("/") String path,
            @Default("") String domain) {}
}
