package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.passeur.otlp.OtlpReceiver;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector of OpenTelemetry gets to see. */
class CollectorTest {

    private RawUpstream upstream;

    @BeforeEach
    void start() {
        upstream = CountingUpstream.start();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private TestingProxy proxy(String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.add("--metrics.otlp.pushinterval=100ms");
        return TestingProxy.start(
                "[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'app'\n"
                        + "[[http.services.app.loadBalancer.servers]]\nurl = '" + upstream.url() + "'\n",
                all.toArray(String[]::new));
    }

    /** Metrics by name as the next export that fits brought them, batches of one export put together by whoever asks. */
    private static Map<String, Metric> until(OtlpReceiver receiver, Predicate<Map<String, Metric>> wanted) {
        while (true) {
            Map<String, Metric> metrics = new TreeMap<>();
            request(receiver.next())
                    .getResourceMetrics(0)
                    .getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(metric -> metrics.put(metric.getName(), metric)));
            if (wanted.test(metrics)) {
                return metrics;
            }
        }
    }

    private static Metric metric(Map<String, Metric> metrics, String name) {
        return Objects.requireNonNull(metrics.get(name), name);
    }

    private static ExportMetricsServiceRequest request(OtlpReceiver.Received received) {
        try {
            return ExportMetricsServiceRequest.parseFrom(received.message());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new TreeMap<>();
        pairs.forEach(pair -> attributes.put(
                pair.getKey(),
                pair.getValue().hasIntValue()
                        ? Long.toString(pair.getValue().getIntValue())
                        : pair.getValue().getStringValue()));
        return attributes;
    }

    private static boolean hasCounted(Map<String, Metric> metrics, int requests) {
        Metric metric = metrics.get("traefik_service_requests_total");
        return metric != null
                && metric.getSum().getDataPointsList().stream()
                                .mapToDouble(NumberDataPoint::getAsDouble)
                                .sum()
                        == requests;
    }

    @Test
    void aCollectorGetsTraefiksNamesAndAttributesOverHttp() {
        try (OtlpReceiver receiver = OtlpReceiver.http();
                TestingProxy proxy = proxy(
                        "--metrics.otlp.http.endpoint=http://127.0.0.1:" + receiver.port(),
                        "--metrics.otlp.addrouterslabels",
                        "--metrics.otlp.resourceattributes.team=edge")) {
            proxy.get("a.test", "/200/7");
            Map<String, Metric> metrics = until(receiver, at -> hasCounted(at, 1));

            assertThat(metrics)
                    .containsKeys(
                            "traefik_config_reloads_total",
                            "traefik_config_last_reload_success",
                            "traefik_open_connections",
                            "traefik_entrypoint_requests_total",
                            "traefik_router_requests_total",
                            "traefik_service_responses_bytes_total");
            NumberDataPoint router =
                    metric(metrics, "traefik_router_requests_total").getSum().getDataPoints(0);
            assertThat(attributes(router.getAttributesList()))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "code", "200",
                            "method", "GET",
                            "protocol", "http",
                            "router", "a@testing",
                            "service", "app@testing"));
            assertThat(metric(metrics, "traefik_entrypoint_requests_total")
                            .getSum()
                            .getIsMonotonic())
                    .isTrue();
            HistogramDataPoint duration = metric(metrics, "traefik_service_request_duration_seconds")
                    .getHistogram()
                    .getDataPoints(0);
            assertThat(duration.getExplicitBoundsList())
                    .containsExactly(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
            assertThat(duration.getBucketCountsList()).hasSize(15);
            assertThat(duration.getBucketCountsList().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(1);
        }
    }

    @Test
    void theConventionsOfOpenTelemetryAreKeptOverGrpc() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc();
                TestingProxy proxy = proxy(
                        "--metrics.otlp.grpc.endpoint=127.0.0.1:" + receiver.port(), "--metrics.otlp.grpc.insecure")) {
            proxy.get("a.test", "/503/0");
            proxy.get("unknown.test", "/");
            Map<String, Metric> metrics = until(
                    receiver,
                    at -> at.containsKey("http.server.request.duration")
                            && metric(at, "http.server.request.duration")
                                            .getHistogram()
                                            .getDataPointsCount()
                                    == 2);

            assertThat(metric(metrics, "http.server.request.duration").getUnit())
                    .isEqualTo("s");
            assertThat(metric(metrics, "http.server.request.duration")
                            .getHistogram()
                            .getDataPointsList())
                    .extracting(point -> attributes(point.getAttributesList()))
                    .containsExactlyInAnyOrder(
                            Map.of(
                                    "http.request.method", "GET",
                                    "http.response.status_code", "404",
                                    "network.protocol.name", "http",
                                    "network.protocol.version", "1.1",
                                    "url.scheme", "http"),
                            Map.of(
                                    "error.type", "503",
                                    "http.request.method", "GET",
                                    "http.response.status_code", "503",
                                    "network.protocol.name", "http",
                                    "network.protocol.version", "1.1",
                                    "url.scheme", "http"));
            assertThat(metric(metrics, "http.client.request.duration")
                            .getHistogram()
                            .getDataPointsList())
                    .extracting(point -> attributes(point.getAttributesList()))
                    .containsExactly(Map.of(
                            "error.type", "503",
                            "http.request.method", "GET",
                            "http.response.status_code", "503",
                            "server.address", "127.0.0.1",
                            "server.port", Integer.toString(upstream.port()),
                            "url.scheme", "http"));
            assertThat(metrics).doesNotContainKey("traefik_router_requests_total");
        }
    }

    @Test
    void theProxySaysWhoItIs() {
        try (OtlpReceiver receiver = OtlpReceiver.http();
                TestingProxy proxy = proxy(
                        "--metrics.otlp.http.endpoint=http://127.0.0.1:" + receiver.port(),
                        "--metrics.otlp.servicename=front",
                        "--metrics.otlp.resourceattributes.team=edge")) {
            proxy.get("a.test", "/200/0");
            var resource = request(receiver.next()).getResourceMetrics(0).getResource();

            assertThat(attributes(resource.getAttributesList()))
                    .containsEntry("service.name", "front")
                    .containsEntry("team", "edge")
                    .containsKeys("service.version", "host.name", "telemetry.sdk.name");
        }
    }

    /** Each has its own classes of duration and its own levels. */
    @Test
    void prometheusAndACollectorCountTheSameRequests() {
        try (OtlpReceiver receiver = OtlpReceiver.http();
                TestingProxy proxy = proxy(
                        "--metrics.otlp.http.endpoint=http://127.0.0.1:" + receiver.port(),
                        "--metrics.otlp.explicitboundaries=0.2,60",
                        "--metrics.otlp.addserviceslabels=false",
                        "--metrics.otlp.addrouterslabels",
                        "--metrics.prometheus.buckets=0.1,30",
                        "--entrypoints.traefik.address=127.0.0.1:0")) {
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_service_requests_total").size() == 1);
            Map<String, Metric> metrics = until(receiver, at -> at.containsKey("traefik_router_requests_total"));

            assertThat(metrics).doesNotContainKey("traefik_service_requests_total");
            assertThat(metric(metrics, "traefik_router_request_duration_seconds")
                            .getHistogram()
                            .getDataPoints(0)
                            .getExplicitBoundsList())
                    .containsExactly(0.2, 60.0);
            assertThat(scraped.series("traefik_router")).isEmpty();
            assertThat(scraped.series("traefik_service_request_duration_seconds_bucket"))
                    .hasSize(3)
                    .anyMatch(one -> one.endsWith("le=\"30\"} 1"));
        }
    }

    @Test
    void whatWasCountedLastIsSentAtTheEnd() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            try (TestingProxy proxy = TestingProxy.start(
                    "",
                    "--metrics.otlp.http.endpoint=http://127.0.0.1:" + receiver.port(),
                    "--metrics.otlp.pushinterval=1h")) {
                try (RawConnection connection = proxy.connect()) {
                    connection.sendLines("GET / HTTP/1.1\nHost: a\nConnection: close\n\n");
                    connection.readToEnd();
                }
                proxy.drain();
            }
            Map<String, Metric> metrics = until(receiver, at -> true);

            assertThat(metrics).containsKey("traefik_entrypoint_requests_total");
        }
    }
}
