package io.passeur.entrypoint;

import io.passeur.net.ManagedHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The options of the {@code Connection} header of a request.
 *
 * @param named lower-case names of headers that are not forwarded
 * @param kept the names that are forwarded in {@code Connection}
 * @param upgrade the protocol to switch to, or null
 */
record ConnectionOptions(
        Set<String> named, List<String> kept, @Nullable String upgrade) {

    private static final ConnectionOptions NONE = new ConnectionOptions(Set.of(), List.of(), null);
    /** Headers that frame or route a message. A client cannot have them removed. */
    private static final Set<String> ESSENTIAL = Set.of("host", "content-length", "transfer-encoding");

    /** @param survivors lower-case names of headers that are forwarded although they are named */
    static ConnectionOptions of(HttpFields fields, Set<String> survivors) {
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            if (field.getHeader() == HttpHeader.CONNECTION && !isPlain(field.getValue())) {
                return parse(fields, survivors);
            }
        }
        return NONE;
    }

    private static boolean isPlain(@Nullable String value) {
        return value == null || value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close");
    }

    private static ConnectionOptions parse(HttpFields fields, Set<String> survivors) {
        Set<String> named = new TreeSet<>();
        List<String> kept = new ArrayList<>();
        boolean upgrade = false;
        for (String option : fields.getCSV(HttpHeader.CONNECTION, false)) {
            String name = option.toLowerCase(Locale.ROOT);
            if (name.equals("upgrade")) {
                upgrade = true;
            } else if (survivors.contains(name)) {
                kept.add(option);
            } else if (!ManagedHeaders.contains(name) && !ESSENTIAL.contains(name)) {
                named.add(name);
            }
        }
        String protocol = upgrade ? fields.get(HttpHeader.UPGRADE) : null;
        if (protocol == null) {
            named.add("upgrade");
        } else {
            kept.add("Upgrade");
        }
        return new ConnectionOptions(named, kept, protocol);
    }

    boolean removes(HttpField field) {
        return !named.isEmpty() && named.contains(field.getLowerCaseName());
    }

    boolean isWebSocket() {
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    /** The {@code Connection} header that is forwarded, or null. */
    @Nullable
    HttpField field() {
        return kept.isEmpty() ? null : new HttpField(HttpHeader.CONNECTION, String.join(", ", kept));
    }
}
