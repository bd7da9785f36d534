package io.passeur.tracing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.passeur.otlp.OtlpReceiver.Received;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a collector got it.
 *
 * @param kind {@code SERVER}, {@code CLIENT} or {@code INTERNAL}
 * @param parent its id, empty if it has none
 * @param error whether its status is an error
 * @param begin nanoseconds of the epoch
 */
record SeenSpan(
        String name,
        String kind,
        String trace,
        String id,
        String parent,
        String state,
        boolean error,
        String message,
        long begin,
        long end,
        Map<String, Object> attributes,
        Map<String, Object> resource) {

    /** In the order in which they began; those that began together from the outside in. */
    static List<SeenSpan> of(List<Received> exports) {
        List<SeenSpan> seen = new ArrayList<>();
        for (Received export : exports) {
            for (ResourceSpans spans : parse(export).getResourceSpansList()) {
                Map<String, Object> resource = map(spans.getResource().getAttributesList());
                spans.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().forEach(span -> seen.add(of(span, resource))));
            }
        }
        return seen;
    }

    private static ExportTraceServiceRequest parse(Received export) {
        try {
            return ExportTraceServiceRequest.parseFrom(export.message());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static SeenSpan of(Span span, Map<String, Object> resource) {
        return new SeenSpan(
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getTraceState(),
                span.getStatus().getCodeValue() == 2,
                span.getStatus().getMessage(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                map(span.getAttributesList()),
                resource);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static Map<String, Object> map(List<KeyValue> attributes) {
        Map<String, Object> map = new TreeMap<>();
        attributes.forEach(attribute -> map.put(attribute.getKey(), value(attribute.getValue())));
        return map;
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> value.getIntValue();
            case BOOL_VALUE -> value.getBoolValue();
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(SeenSpan::value)
                        .toList();
            default -> value.getStringValue();
        };
    }
}
