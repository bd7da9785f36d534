package io.passeur.metrics;

import io.opentelemetry.sdk.resources.Resource;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.MetricsConfiguration;
import io.passeur.config.OtlpMetricsConfiguration;
import io.passeur.config.PrometheusConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.SubRequestObserver;
import io.passeur.otlp.OtlpExporters;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.ConfigurationException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/** What the proxy counts, and how it is published. Thread-safe. */
public final class Metrics {

    private final StaticConfiguration configuration;
    private final MetricsConfiguration metrics;
    private final HeaderLabels headers;
    private final MetricsRegistry counts;
    private final Routes routes;
    private final Clock clock;

    public Metrics(StaticConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
        metrics = configuration.metrics();
        headers = HeaderLabels.of(metrics.prometheus());
        counts = new MetricsRegistry(metrics, clock);
        routes = new Routes(counts.routers(), metrics.addInternals());
    }

    /** Who counts the requests of an entry point; empty if nobody wants to know. */
    public List<RequestObserver> observers(String entryPoint) {
        if (!metrics.isOn()) {
            return List.of();
        }
        EntryPointConfiguration own = configuration.entryPoints().get(entryPoint);
        boolean unrouted = own == null || own.observability().metrics();
        ElementCounters element = counts.entryPoints().of(entryPoint);
        return List.of(new Recorder(counts, routes, headers, element, unrouted, serviceRecorder()));
    }

    /** Who counts sub-requests. */
    public SubRequestObserver subRequests() {
        return metrics.isOn()
                ? new SubRequestRecorder(serviceRecorder(), headers, metrics.addInternals())
                : SubRequestObserver.NONE;
    }

    private ServiceRecorder serviceRecorder() {
        return new ServiceRecorder(counts, metrics.otlp() != null);
    }

    /**
     * The meters of one element of a plugin; they are closed with it.
     *
     * @param kind the kind of the element, which is the name of a label: {@code middleware}
     */
    public ElementMeters meters(String kind, String type, String element) {
        return counts.plugins().of(kind, type, element);
    }

    /** Called with each configuration that goes live. */
    public void applied(RuntimeView view) {
        if (metrics.isOn()) {
            counts.apply(view);
            routes.forget();
        }
    }

    /**
     * The enabled services, by their names without {@code @internal}.
     *
     * @param connections open connections by entry point
     * @param executor produces the responses
     */
    public Map<String, Request.Handler> services(Supplier<Map<String, Integer>> connections, Executor executor) {
        PrometheusConfiguration prometheus = metrics.prometheus();
        if (prometheus == null) {
            return Map.of();
        }
        ProxyGauges gauges = new ProxyGauges(counts, connections);
        JavaRuntime runtime = new JavaRuntime();
        return Map.of("prometheus", new Scrapes(executor, format -> exposed(format, prometheus, gauges, runtime)));
    }

    /**
     * Creates the export of metrics to the configured collector, if there is one.
     *
     * @param connections the number of open connections by entry point
     * @param identity the proxy's service name and resource attributes
     * @return not started
     * @throws ConfigurationException if a setting of the collector is invalid
     */
    public MetricsPush push(
            OtlpExporters exporters,
            Supplier<Map<String, Integer>> connections,
            BiFunction<String, Map<String, String>, Resource> identity) {
        OtlpMetricsConfiguration otlp = metrics.otlp();
        if (otlp == null) {
            return MetricsPush.NONE;
        }
        return new Push(
                new CollectorMetrics(counts, new ProxyGauges(counts, connections), otlp, clock),
                exporters.metrics("metrics.otlp", otlp.http(), otlp.grpc()),
                otlp.pushInterval(),
                identity.apply(otlp.serviceName(), otlp.resourceAttributes()));
    }

    private Scrapes.Exposed exposed(
            ScrapeFormat format, PrometheusConfiguration prometheus, ProxyGauges gauges, JavaRuntime runtime) {
        MetricFamilies families =
                MetricFamilies.of(counts, gauges, MetricLevels.of(prometheus), headers, MetricsConsumer.PROMETHEUS);
        TextFormat text = new TextFormat(format.openMetrics(), prometheus.buckets(), counts.bounds());
        Iterator<byte[]> bits = new Exposition(families, text, () -> runtime.exposition(format.openMetrics()));
        return new Scrapes.Exposed(format.zipped() ? new Zipped(bits) : bits, families.seen());
    }
}
