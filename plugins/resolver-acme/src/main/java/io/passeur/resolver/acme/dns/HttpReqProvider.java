package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/**
 * {@code httpreq}: a service of the user. It receives POST requests with JSON at {@code /present} and
 * {@code /cleanup}: the record's name and value, or in mode RAW the domain, the token and the key authorization.
 */
final class HttpReqProvider implements DnsProvider {

    private final Variables variables;
    private final String endpoint;
    private final boolean raw;
    private final Duration limit;
    private final HttpClient client;

    private HttpReqProvider(Variables variables) {
        this.variables = variables;
        this.endpoint = endpoint(variables.require("HTTPREQ_ENDPOINT"));
        this.raw = variables.get("HTTPREQ_MODE").equals("RAW");
        this.limit = variables.seconds("HTTPREQ_HTTP_TIMEOUT", 30);
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(limit)
                .build();
    }

    static final class Factory implements DnsProviderFactory {
        @Override
        public String name() {
            return "httpreq";
        }

        @Override
        public DnsProvider create(Variables variables) {
            return new HttpReqProvider(variables);
        }
    }

    private static String endpoint(String written) {
        try {
            URI uri = URI.create(written);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return written.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("dnsChallenge: the variable HTTPREQ_ENDPOINT: " + e.getMessage(), e);
        }
        throw new ConfigurationException(
                "dnsChallenge: the variable HTTPREQ_ENDPOINT is \"" + written + "\" (expected: http://host:port/path)");
    }

    @Override
    public void present(DnsRecord dnsRecord) throws IOException, InterruptedException {
        send("/present", dnsRecord);
    }

    @Override
    public void cleanUp(DnsRecord dnsRecord) throws IOException, InterruptedException {
        send("/cleanup", dnsRecord);
    }

    private void send(String path, DnsRecord one) throws IOException, InterruptedException {
        URI target = URI.create(endpoint + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(limit)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(one)));
        String user = variables.get("HTTPREQ_USERNAME");
        if (!user.isEmpty()) {
            String credentials = user + ':' + variables.get("HTTPREQ_PASSWORD");
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            String text = response.body().strip();
            throw new IOException(target + " responded with " + response.statusCode()
                    + (text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), 500))));
        }
    }

    private String body(DnsRecord one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (raw) {
            fields.put("domain", one.domain());
            fields.put("token", one.token());
            fields.put("keyAuth", one.keyAuthorization());
        } else {
            fields.put("fqdn", one.fqdn());
            fields.put("value", one.value());
        }
        JSONBuilder json = new JSONBuilder();
        fields.forEach(json::put);
        return json.toString();
    }

    @Override
    public Duration propagationTimeout() {
        return variables.seconds("HTTPREQ_PROPAGATION_TIMEOUT", 60);
    }

    @Override
    public Duration pollingInterval() {
        return variables.seconds("HTTPREQ_POLLING_INTERVAL", 2);
    }
}
