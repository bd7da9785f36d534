package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code accessLog}: if present, a line is written for each request.
 *
 * @param filePath empty for standard output
 * @param format {@code common}, {@code genericCLF} or {@code json}; anything else counts as {@code common}
 * @param bufferingSize how many lines may wait to be written; values below the usual limit have no effect
 * @param addInternals also logs requests that routers and services of the proxy itself serve
 * @param rotation when a new file begins; null for never
 */
public record AccessLogConfiguration(
        @Default("") String filePath,
        @Default(COMMON) String format,
        int bufferingSize,
        boolean addInternals,
        Filters filters,
        Fields fields,
        @AllowEmpty @Nullable Rotation rotation) {

    public static final String COMMON = "common";
    public static final String GENERIC_CLF = "genericCLF";
    public static final String JSON = "json";

    /** The parts of a line that can be kept or dropped, by their JSON names. */
    public static final List<String> FIELDS = List.of(
            "ClientAddr",
            "ClientHost",
            "ClientPort",
            "ClientUsername",
            "DownstreamContentSize",
            "DownstreamStatus",
            "Duration",
            "GzipRatio",
            "OriginContentSize",
            "OriginDuration",
            "OriginStatus",
            "Overhead",
            "RequestAddr",
            "RequestContentSize",
            "RequestCount",
            "RequestHost",
            "RequestMethod",
            "RequestPath",
            "RequestPort",
            "RequestProtocol",
            "RequestScheme",
            "RetryAttempts",
            "RouterName",
            "ServiceAddr",
            "ServiceName",
            "ServiceURL",
            "SpanId",
            "StartLocal",
            "StartUTC",
            "SubRequests",
            "TLSCipher",
            "TLSClientSubject",
            "TLSVersion",
            "TraceId",
            "entryPointName",
            "span_id",
            "trace_id");

    /** A request is logged if one of the filters accepts it, or if there is none. */
    public record Filters(
            List<String> statusCodes,
            boolean retryAttempts,
            @Default("0s") Duration minDuration) {

        /** @throws io.passeur.spi.ConfigurationException if one of them is invalid */
        public List<StatusRange> statuses() {
            return statusCodes.stream().map(StatusRange::parse).toList();
        }
    }

    /** What happens to a field. */
    public enum FieldMode {
        KEEP,
        DROP
    }

    /** What happens to a value; {@code REDACT} keeps its name. */
    public enum ValueMode {
        KEEP,
        DROP,
        REDACT
    }

    /** @param names modes of single fields, case-insensitive */
    public record Fields(
            @Default("keep") FieldMode defaultMode,
            Map<String, FieldMode> names,
            Headers headers,
            QueryParameters queryParameters) {}

    public record Headers(@Default("drop") ValueMode defaultMode, Map<String, ValueMode> names) {}

    public record QueryParameters(@Default("keep") ValueMode defaultMode, Map<String, ValueMode> names) {}

    /**
     * When a new file begins, and what happens to old ones.
     *
     * @param maxSize of the file in megabytes; 0 for 100 if there is no interval either, otherwise for no limit
     * @param interval counted from midnight; 0 for none
     * @param maxAge of old files in days; 0 for no limit
     * @param maxBackups how many old files are kept; 0 for no limit
     * @param compress whether old files are compressed
     */
    public record Rotation(
            int maxSize,
            @Default("0s") Duration interval,
            int maxAge,
            int maxBackups,
            @Default("true") boolean compress) {}
}
