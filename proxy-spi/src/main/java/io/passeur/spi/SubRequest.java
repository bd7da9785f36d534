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
 * A sub-request. Immutable; created by a {@link Builder}.
 *
 * @param client the client's request that causes it; null if there is none
 * @param detached whether it continues after the client's request ends
 * @param target path and query, or an absolute URL for clients that send to URLs; empty for that of the client's
 *     request
 * @param headers the headers that the server receives; the proxy sets framing headers and removes hop-by-hop headers.
 *     Without {@code Host}, the proxy uses the host of the client's request, or of the URL
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

    /**
     * A sub-request of a client's request: its child in traces, cancelled when the request ends or its client
     * disconnects.
     */
    public static Builder within(Request client) {
        return new Builder(client, false);
    }

    /** A sub-request that a client's request causes and that continues without it. Its body cannot be the client's. */
    public static Builder detachedFrom(Request client) {
        return new Builder(client, true);
    }

    /** A sub-request that is independent of any client's request. */
    public static Builder alone() {
        return new Builder(null, true);
    }

    /** Builds a sub-request. The default is {@code GET} without additional headers. */
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

        /** Copies method, target and headers of the client's request as the middleware received it. */
        public Builder likeClient() {
            Request like = Objects.requireNonNull(client, "there is no client's request");
            target = "";
            return method(like.getMethod()).headers(like.getHeaders());
        }

        /** @param method a token such as {@code GET}; upper and lower case matter */
        public Builder method(String method) {
            this.method = method;
            return this;
        }

        /** @param target path and query in the form of a request line, or an absolute URL */
        public Builder target(String target) {
            this.target = target;
            return this;
        }

        /** Adds header fields and replaces those with the same names. */
        public Builder headers(HttpFields fields) {
            fields.forEach(field -> headers.remove(field.getName()));
            fields.forEach(headers::add);
            return this;
        }

        /** Sets one header field; see {@link HeaderSyntax} for names and values from the configuration. */
        public Builder header(String name, String value) {
            headers.put(new HttpField(name, value));
            return this;
        }

        /** Sends these bytes, which must not change any more. */
        public Builder body(byte[] bytes) {
            body = new SubRequestBody.Bytes(ByteBuffer.wrap(bytes));
            return this;
        }

        /** Sends what the source gives, as the server takes it. */
        public Builder body(Content.Source source) {
            body = new SubRequestBody.Stream(source);
            return this;
        }

        /** Uses the client's request body. */
        public Builder clientBody() {
            body = SubRequestBody.OfClient.OF_CLIENT;
            return this;
        }

        /** See {@link SubRequestLimits#headTimeout()}. */
        public Builder headTimeout(Duration limit) {
            limits = new SubRequestLimits(limit, limits.timeout(), limits.maxHeaderBytes(), limits.maxBodyBytes());
            return this;
        }

        /** See {@link SubRequestLimits#timeout()}. */
        public Builder timeout(Duration limit) {
            limits = new SubRequestLimits(limits.headTimeout(), limit, limits.maxHeaderBytes(), limits.maxBodyBytes());
            return this;
        }

        /** See {@link SubRequestLimits#maxBodyBytes()}. */
        public Builder maxBodyBytes(long max) {
            limits = new SubRequestLimits(limits.headTimeout(), limits.timeout(), limits.maxHeaderBytes(), max);
            return this;
        }

        /** Sets all limits, in place of those that were set before. */
        public Builder limits(SubRequestLimits all) {
            limits = all;
            return this;
        }

        /** @throws IllegalArgumentException if method or target cannot be sent, or there is no client whose body to send */
        public SubRequest build() {
            return new SubRequest(client, detached, method, target, headers, body, limits);
        }
    }
}
