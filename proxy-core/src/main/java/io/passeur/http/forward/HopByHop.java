package io.passeur.http.forward;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The hop-by-hop header fields of one message, which are not passed on: the well-known ones, and those that its {@code
 * Connection} field names.
 */
final class HopByHop {

    private static final HopByHop WELL_KNOWN = new HopByHop(Set.of());

    private final Set<String> named;

    private HopByHop(Set<String> named) {
        this.named = named;
    }

    /** The hop-by-hop fields of a message with these fields. */
    static HopByHop of(Iterable<HttpField> fields) {
        HopByHop rule = WELL_KNOWN;
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.CONNECTION && !isHarmless(field.getValue())) {
                rule = rule.with(field.getValueList());
            }
        }
        return rule;
    }

    private HopByHop with(@Nullable List<String> tokens) {
        if (tokens == null || tokens.isEmpty()) {
            return this;
        }
        Set<String> all =
                tokens.stream().map(token -> token.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        all.addAll(named);
        return new HopByHop(all);
    }

    /** The values that most messages have; they name no field that would be passed on. */
    private static boolean isHarmless(@Nullable String value) {
        return "keep-alive".equalsIgnoreCase(value)
                || "close".equalsIgnoreCase(value)
                || "upgrade".equalsIgnoreCase(value);
    }

    /** Whether the field must not be passed on. {@code TE} is dropped too; see {@link #wantsTrailers}. */
    boolean drops(HttpField field) {
        HttpHeader header = field.getHeader();
        if (header != null && isWellKnown(header)) {
            return true;
        }
        return !named.isEmpty() && named.contains(field.getLowerCaseName());
    }

    private static boolean isWellKnown(HttpHeader header) {
        return switch (header) {
            case CONNECTION,
                    PROXY_CONNECTION,
                    KEEP_ALIVE,
                    PROXY_AUTHENTICATE,
                    PROXY_AUTHORIZATION,
                    TE,
                    TRAILER,
                    TRANSFER_ENCODING,
                    UPGRADE -> true;
            default -> false;
        };
    }

    /** Whether to send {@code TE: trailers} to the server. */
    static boolean wantsTrailers(HttpFields fields) {
        return fields.contains(HttpHeader.TE, "trailers");
    }

    /**
     * Whether a 101 switches to a protocol that was asked for.
     *
     * @param wanted the client's {@code Upgrade} field
     * @param chosen the server's; null if it has none
     */
    static boolean mayUpgrade(String wanted, @Nullable String chosen) {
        if (chosen == null) {
            return false;
        }
        Set<String> allowed = protocols(wanted);
        return allowed.containsAll(protocols(chosen));
    }

    private static Set<String> protocols(String list) {
        return Stream.of(list.split(",", -1))
                .map(protocol -> protocol.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The protocol that the message wants to switch to, or null. */
    static @Nullable String upgrade(Iterable<HttpField> fields) {
        String protocol = null;
        boolean connection = false;
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.UPGRADE) {
                protocol = field.getValue();
            } else if (field.getHeader() == HttpHeader.CONNECTION && field.contains("upgrade")) {
                connection = true;
            }
        }
        return connection ? protocol : null;
    }
}
