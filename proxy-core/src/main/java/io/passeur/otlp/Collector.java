package io.passeur.otlp;

import io.passeur.config.ClientTlsConfiguration;
import io.passeur.config.OtlpGrpcConfiguration;
import io.passeur.config.OtlpHttpConfiguration;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.ClientTls;
import io.passeur.tls.ClientTlsCompiler;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The destination of telemetry.
 *
 * @param option the section that configures it, for messages
 * @param tls null for plain text
 */
record Collector(
        String option,
        String url,
        Map<String, String> headers,
        @Nullable ClientTls tls) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("([^\\s:/\\[\\]]+|\\[[0-9A-Fa-f:.]+]):\\d{1,5}");

    /** @param usualPath the path of an endpoint that has none */
    static Collector overHttp(String option, OtlpHttpConfiguration written, String usualPath) {
        URI url = url(option, written.endpoint());
        String full = url.getRawPath().isEmpty() ? written.endpoint() + usualPath : written.endpoint();
        ClientTls tls = url.getScheme().equals("https") ? tls(option, written.tls()) : null;
        return new Collector(option, full, written.headers(), tls);
    }

    private static URI url(String option, String endpoint) {
        try {
            URI url = new URI(endpoint);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new ConfigurationException(
                option + ".endpoint: \"" + endpoint + "\" is not a URL such as \"https://collector:4318\"");
    }

    static Collector overGrpc(String option, OtlpGrpcConfiguration written) {
        if (!HOST_AND_PORT.matcher(written.endpoint()).matches()) {
            throw new ConfigurationException(option + ".endpoint: \"" + written.endpoint()
                    + "\" is not a host and port such as \"collector:4317\"");
        }
        return written.insecure()
                ? new Collector(option, "http://" + written.endpoint(), written.headers(), null)
                : new Collector(option, "https://" + written.endpoint(), written.headers(), tls(option, written.tls()));
    }

    private static ClientTls tls(String option, @Nullable ClientTlsConfiguration written) {
        return at(
                option + ".tls.",
                () -> ClientTlsCompiler.compile(written == null ? ClientTlsConfiguration.USUAL : written));
    }

    private static <T> T at(String prefix, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigurationException e) {
            throw new ConfigurationException(prefix + e.getMessage(), e);
        }
    }
}
