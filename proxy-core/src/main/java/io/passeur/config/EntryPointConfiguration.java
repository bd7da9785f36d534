package io.passeur.config;

import io.passeur.spec.ObservabilitySpec;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.spi.AllowEmpty;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code entryPoints.<name>}.
 *
 * @param allowACMEByPass lets users' own routers handle ACME challenges
 */
public record EntryPointConfiguration(
        @Default("") String address,
        boolean asDefault,
        boolean allowACMEByPass,
        boolean reusePort,
        Transport transport,
        @AllowEmpty @Nullable ProxyProtocol proxyProtocol,
        ForwardedHeaders forwardedHeaders,
        Http http,
        Http2 http2,
        Observability observability) {

    /** The port of the address; 0 if the system chooses, or if there is none. */
    public int port() {
        try {
            return EntryPointAddress.parse(address).port();
        } catch (ConfigurationException e) {
            return 0;
        }
    }

    public record Transport(
            LifeCycle lifeCycle,
            RespondingTimeouts respondingTimeouts,
            int keepAliveMaxRequests,
            @Default("0s") Duration keepAliveMaxTime) {}

    public record LifeCycle(
            @Default("0s") Duration requestAcceptGraceTimeout,
            @Default("10s") Duration graceTimeOut) {}

    /** 0 means no limit. */
    public record RespondingTimeouts(
            @Default("60s") Duration readTimeout,
            @Default("0s") Duration writeTimeout,
            @Default("180s") Duration idleTimeout) {}

    /** The peers whose connections may begin with a PROXY protocol header, version 1 or 2. */
    public record ProxyProtocol(boolean insecure, List<String> trustedIPs) {}

    /** @param connection headers that are kept although {@code Connection} names them */
    public record ForwardedHeaders(
            boolean insecure,
            List<String> trustedIPs,
            List<String> connection,
            boolean notAppendXForwardedFor,
            boolean addXForwardedSchemeHeaders) {}

    /**
     * @param maxHeaderBytes the maximum size of a request head in bytes
     * @param tls for its routers that have no {@code tls} of their own
     */
    public record Http(
            List<String> middlewares,
            @AllowEmpty @Nullable RouterTlsSpec tls,
            @Nullable Redirections redirections,
            EncodedCharacters encodedCharacters,
            boolean encodeQuerySemicolons,
            @Default("true") boolean sanitizePath,
            @Default("1048576") int maxHeaderBytes,
            @Default("keep") UnderscoreHeaders underscoreHeadersStrategy) {}

    /** What happens to request headers whose name contains {@code _}. */
    public enum UnderscoreHeaders {
        KEEP,
        DELETE,
        REJECT
    }

    public record Redirections(@Nullable RedirectEntryPoint entryPoint) {}

    /** @param to the name of an entry point, or {@code :port} */
    public record RedirectEntryPoint(
            @Default("") String to,
            @Default("https") String scheme,
            @Default("true") boolean permanent,
            @Default("9223372036854775806") long priority) {}

    public record EncodedCharacters(
            @Default("true") boolean allowEncodedSlash,
            @Default("true") boolean allowEncodedBackSlash,
            @Default("true") boolean allowEncodedNullCharacter,
            @Default("true") boolean allowEncodedSemicolon,
            @Default("true") boolean allowEncodedPercent,
            @Default("true") boolean allowEncodedQuestionMark,
            @Default("true") boolean allowEncodedHash) {}

    /** What is observed, unless the router says otherwise. */
    public record Observability(
            @Default("true") boolean accessLogs,
            @Default("true") boolean metrics,
            @Default("true") boolean tracing,
            @Default("minimal") ObservabilitySpec.TraceVerbosity traceVerbosity) {

        public static final Observability USUAL =
                new Observability(true, true, true, ObservabilitySpec.TraceVerbosity.MINIMAL);
    }

    public record Http2(
            @Default("250") int maxConcurrentStreams,
            @Default("4096") int maxDecoderHeaderTableSize,
            @Default("4096") int maxEncoderHeaderTableSize,
            @Default("1000") int maxControlFramesPerSecond) {}
}
