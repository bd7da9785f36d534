package io.passeur.http.service;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.ClientTls;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checked settings of a health check.
 *
 * @param tls for probes over TLS; null if there are none
 */
record HealthSettings(
        HealthCheckSpec spec,
        Duration interval,
        Duration unhealthyInterval,
        Duration timeout,
        @Nullable ClientTls tls) {

    private static final Logger LOG = LoggerFactory.getLogger(HealthSettings.class);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:|//).*");
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e&&[^#]]*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    static HealthSettings of(HealthCheckSpec spec, String service, @Nullable ClientTls tls) {
        checkMode(spec.mode());
        checkScheme(spec.scheme());
        checkPath(spec.path());
        check("method", spec.method(), TOKEN.matcher(spec.method()).matches(), "a method such as GET");
        check("status", spec.status(), spec.status() == 0 || isStatus(spec.status()), "100 to 599");
        check("port", spec.port(), spec.port() >= 0 && spec.port() <= 65_535, "1 to 65535");
        check("hostname", spec.hostname(), SENDABLE.matcher(spec.hostname()).matches(), "a host or host:port");
        spec.headers().forEach(HealthSettings::checkHeader);
        Duration interval = positive(service, "interval", spec.interval(), USUAL_INTERVAL);
        Duration unhealthy = spec.unhealthyInterval() == null
                ? interval
                : positive(service, "unhealthyInterval", spec.unhealthyInterval(), interval);
        return new HealthSettings(
                spec, interval, unhealthy, positive(service, "timeout", spec.timeout(), USUAL_TIMEOUT), tls);
    }

    boolean isGrpc() {
        return spec.mode().equals("grpc");
    }

    /** The protocol of probes: that of forwarded requests, unless the check has a scheme. */
    Protocol protocol(ServerUrl server) {
        String scheme = spec.scheme().toLowerCase(Locale.ROOT);
        if (isGrpc()) {
            // As in Traefik, a port of the check's own is plain text unless the check has a scheme.
            boolean secure =
                    scheme.isEmpty() && spec.port() == 0 ? server.protocol() == Protocol.HTTPS : scheme.equals("https");
            return secure ? Protocol.HTTPS : Protocol.H2C;
        }
        return switch (scheme) {
            case "" -> server.protocol();
            case "https" -> Protocol.HTTPS;
            case "h2c" -> Protocol.H2C;
            default -> Protocol.HTTP;
        };
    }

    boolean accepts(int status) {
        return spec.status() == 0 ? status >= 200 && status < 400 : status == spec.status();
    }

    String expectation() {
        return spec.status() == 0 ? "200 to 399" : Integer.toString(spec.status());
    }

    private static boolean isStatus(int status) {
        return status >= 100 && status <= 599;
    }

    private static void checkMode(String mode) {
        check("mode", mode, mode.isEmpty() || mode.equals("http") || mode.equals("grpc"), "http or grpc");
    }

    private static void checkScheme(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        boolean known = Set.of("", "http", "https", "h2c").contains(lower);
        check("scheme", scheme, known, "http, https or h2c");
    }

    private static void checkPath(String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            throw new ConfigurationException("health check path must be a relative URL, got: \"" + path + "\"");
        }
        check("path", path, SENDABLE.matcher(path).matches(), "a percent-encoded path such as /health");
    }

    private static void checkHeader(String name, String value) {
        check("headers", name, TOKEN.matcher(name).matches(), "names of headers");
        check("headers." + name, value, HEADER_VALUE.matcher(value).matches(), "a value on one line");
    }

    private static void check(String key, Object value, boolean valid, String expected) {
        if (!valid) {
            throw new ConfigurationException(
                    "healthCheck.%s: \"%s\" is invalid; expected %s".formatted(key, value, expected));
        }
    }

    /** A wrong duration does not disable the service. */
    private static Duration positive(String service, String key, Duration written, Duration usual) {
        if (written.isNegative() || written.isZero()) {
            LOG.error(
                    "http.services.{}: loadBalancer.healthCheck.{}: {} is not greater than zero; using {}",
                    service,
                    key,
                    written,
                    usual);
            return usual;
        }
        return written;
    }
}
