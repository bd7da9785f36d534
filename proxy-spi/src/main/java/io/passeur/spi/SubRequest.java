package io.passeur.spi;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that a middleware sends. Immutable; made by a {@link Builder}.
 *
 * @param client the request for which it is sent; null if it is sent for none
 * @param detached whether it goes on when the client's request ends
 * @param target path and query, or an absolute URL for clients that send to URLs; empty for that of the client's request
 * @param headers as the server gets them; framing and fields of the connection are added and dropped by the proxy. Without a
 *     field {@code Host} it is that of the client's request, or of the URL
 */
public record SubRequest(
        @Nullable Request client,
        boolean detached,
        String method,
        String target,
        HttpFields headers,
        SubRequestBody body,
        SubRequestLimits limits) {

    public SubRequest {
        headers = headers.asImmutable();
        if (!isToken(method)) {
            throw new IllegalArgumentException("method: \"" + method + "\" (expected: a token such as GET)");
        }
        if (!target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "target: \"" + target + "\" (expected: printable ASCII without spaces; escape other characters)");
        }
        if (client == null && body == SubRequestBody.OfClient.OF_CLIENT) {
            throw new IllegalArgumentException("body: the client's (expected: a client request to take it from)");
        }
    }

    private static boolean isToken(String method) {
        try {
            return HeaderSyntax.name(method).equals(method);
        } catch (ConfigurationException e) {
            return false;
        }
    }

    /** One that belongs to the client's request: its child in traces, cancelled when it ends or its client leaves. */
    public static Builder within(Request client) {
        return new Builder(client, false);
    }

    /** One that the client's request gives rise to and that goes on without it. Its body cannot be the client's. */
    public static Builder detachedFrom(Request client) {
        return new Builder(client, true);
    }

    /** One that no client's request is the reason for. */
    public static Builder alone() {
        return new Builder(null, true);
    }

    /** Says what to send; a {@code GET} without headers of its own unless told otherwise. */
    public static final class Builder {

        private final @Nullable Request client;
        private final boolean detached;
        private String method = "GET";
        private String target = "";
        private final HttpFields.Mutable headers = HttpFields.build();
        private SubRequestBody body = SubRequestBody.None.NONE;
        private SubRequestLimits limits = SubRequestLimits.USUAL;

        private Builder(@Nullable Request client, boolean detached) {
            this.client = client;
            this.detached = detached;
        }

        /** Takes method, target and headers of the client's request as the middleware got it. */
        public Builder likeClient() {
            Request like = Objects.requireNonNull(client, "there is no client's request");
            target = "";
            return method(like.getMethod()).headers(like.getHeaders());
        }

        public Builder method(String method) {
            this.method = method;
            return this;
        }

        /** @param target path and query as they stand in a request line, or an absolute URL */
        public Builder target(String target) {
            this.target = target;
            return this;
        }

        /** Adds fields, in place of those of the same names. */
        public Builder headers(HttpFields fields) {
            fields.forEach(field -> headers.remove(field.getName()));
            fields.forEach(headers::add);
            return this;
        }

        /** Sets one field; see {@link HeaderSyntax} for names and values that somebody else wrote. */
        public Builder header(String name, String value) {
            headers.put(new HttpField(name, value));
            return this;
        }

        public Builder body(byte[] bytes) {
            body = new SubRequestBody.Bytes(ByteBuffer.wrap(bytes));
            return this;
        }

        public Builder body(Content.Source source) {
            body = new SubRequestBody.Stream(source);
            return this;
        }

        /** Passes on what the client sends. */
        public Builder clientBody() {
            body = SubRequestBody.OfClient.OF_CLIENT;
            return this;
        }

        public Builder headTimeout(Duration limit) {
            limits = new SubRequestLimits(limit, limits.timeout(), limits.maxHeaderBytes(), limits.maxBodyBytes());
            return this;
        }

        public Builder timeout(Duration limit) {
            limits = new SubRequestLimits(limits.headTimeout(), limit, limits.maxHeaderBytes(), limits.maxBodyBytes());
            return this;
        }

        public Builder maxBodyBytes(long max) {
            limits = new SubRequestLimits(limits.headTimeout(), limits.timeout(), limits.maxHeaderBytes(), max);
            return this;
        }

        public Builder limits(SubRequestLimits all) {
            limits = all;
            return this;
        }

        public SubRequest build() {
            return new SubRequest(client, detached, method, target, headers, body, limits);
        }
    }
}
