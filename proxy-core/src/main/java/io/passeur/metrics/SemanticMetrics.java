package io.passeur.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import io.passeur.metrics.DataPoints.Boundaries;
import io.passeur.metrics.DataPoints.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The durations of requests according to OpenTelemetry's HTTP conventions. The clients' hosts are not attributes,
 * because clients would then decide how many series there are.
 */
record SemanticMetrics(MetricsRegistry counts, Boundaries boundaries) {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> PROTOCOL = AttributeKey.stringKey("network.protocol.name");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("network.protocol.version");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    private static final int FIRST_ERROR_OF_CLIENT = 400;
    private static final int FIRST_ERROR_OF_SERVER = 500;

    List<MetricData> produce(Resource resource, Span span) {
        DataPoints clients = new DataPoints(span, boundaries);
        counts.clients().visit((kind, cell) -> clients.histogram(ofClient(kind), cell));
        DataPoints servers = new DataPoints(span, boundaries);
        var view = counts.servers().view(MetricsConsumer.COLLECTOR);
        view.elements()
                .forEach(entry -> entry.getValue()
                        .visit((kind, cell) -> servers.histogram(ofServer(entry.getKey(), kind), cell)));
        view.seen().run();
        List<MetricData> metrics = new ArrayList<>();
        add(resource, "http.server.request.duration", "Duration of HTTP server requests.", clients, metrics);
        add(resource, "http.client.request.duration", "Duration of HTTP client requests.", servers, metrics);
        return metrics;
    }

    private static void add(
            Resource resource, String name, String description, DataPoints points, List<MetricData> metrics) {
        if (!points.isEmpty()) {
            metrics.add(new CollectorMetric(
                    resource, name, description, "s", MetricDataType.HISTOGRAM, points.data(MetricDataType.HISTOGRAM)));
        }
    }

    private static Attributes ofClient(int kind) {
        return common(kind, FIRST_ERROR_OF_SERVER)
                .put(PROTOCOL, "http")
                .put(VERSION, SemanticRequestClass.version(kind))
                .put(SCHEME, SemanticRequestClass.scheme(kind))
                .build();
    }

    private static Attributes ofServer(String url, int kind) {
        AttributesBuilder attributes = common(kind, FIRST_ERROR_OF_CLIENT);
        try {
            URI server = URI.create(url);
            boolean secure = "https".equals(server.getScheme());
            int usual = secure ? 443 : 80;
            attributes.put(SCHEME, secure ? "https" : "http");
            attributes.put(ADDRESS, server.getHost() == null ? server.getAuthority() : server.getHost());
            attributes.put(PORT, (long) (server.getPort() < 0 ? usual : server.getPort()));
        } catch (IllegalArgumentException e) {
            attributes.put(ADDRESS, url);
        }
        return attributes.build();
    }

    /** @param firstError the first status that counts as a failure of the requester's request */
    private static AttributesBuilder common(int kind, int firstError) {
        int status = SemanticRequestClass.status(kind);
        AttributesBuilder attributes = Attributes.builder()
                .put(METHOD, SemanticRequestClass.method(kind).semantic());
        if (status == 0) {
            return attributes.put(ERROR, "no_answer");
        }
        attributes.put(STATUS, (long) status);
        return status < firstError ? attributes : attributes.put(ERROR, Integer.toString(status));
    }
}
