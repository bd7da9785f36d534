package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.ForwardedHeaders;
import io.passeur.config.EntryPointConfiguration.UnderscoreHeaders;
import io.passeur.net.ManagedHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Turns the headers of the client into the headers that are forwarded. Immutable. */
final class HeaderIntake {

    private final UnderscoreHeaders underscores;
    private final Set<String> survivors;
    private final boolean schemeHeaders;

    HeaderIntake(UnderscoreHeaders underscores, ForwardedHeaders configuration) {
        this.underscores = underscores;
        this.survivors = configuration.connection().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.schemeHeaders = configuration.addXForwardedSchemeHeaders();
    }

    /**
     * HTTP/2 clients may send each cookie in a field of its own; HTTP/1.1 servers expect one field.
     *
     * @param host null if the request names none
     * @throws RejectedException if a header's name is refused
     */
    HttpFields read(HttpFields came, Peer peer, @Nullable ForwardedHost host, boolean secure) throws RejectedException {
        ConnectionOptions options = ConnectionOptions.of(came, survivors);
        HeaderList out = new HeaderList(came.size());
        if (host != null) {
            out.add(host.hostField());
        }
        for (int i = 0; i < came.size(); i++) {
            HttpField field = came.getField(i);
            if (passes(field, peer) && !options.removes(field)) {
                out.add(field);
            }
        }
        out.join(HttpHeader.COOKIE, "; ");
        out.addIfPresent(options.field());
        ForwardedFields.complete(out, peer, host, options.isWebSocket(), secure, schemeHeaders);
        return out.toFields();
    }

    private boolean passes(HttpField field, Peer peer) throws RejectedException {
        HttpHeader known = field.getHeader();
        if (known == HttpHeader.HOST || known == HttpHeader.CONNECTION || field instanceof RawTarget) {
            return false;
        }
        boolean underscore = known == null && field.getName().indexOf('_') >= 0;
        if (underscore && underscores == UnderscoreHeaders.REJECT) {
            throw new RejectedException(Rejection.UNDERSCORE);
        }
        if (underscore && underscores == UnderscoreHeaders.DELETE) {
            return false;
        }
        return peer.isTrusted() || !ManagedHeaders.contains(field);
    }
}
