package io.passeur.rule;

import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** What rules look at. */
public interface RuleInput {

    /** The host in lower case, without port and without a trailing dot; empty if the request has none. */
    String host();

    /** The path in which every escape is decoded but those of reserved characters, which stay {@code %XX}. */
    String routingPath();

    /** The query behind {@code ?}, escaped; null if there is none. */
    @Nullable
    String query();

    String method();

    HttpFields headers();

    /** The peer's address, never one from a header; null if the connection has none. */
    @Nullable
    InetAddress clientAddress();
}
