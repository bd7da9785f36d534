package io.passeur.api;

import io.passeur.entrypoint.StreamEntryPoint;
import io.passeur.entrypoint.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code /api/passeur/traffic}: numbers that only grow, from which whoever asks twice can tell rates. */
final class TrafficResource implements Resource {

    private final Supplier<Map<String, StreamEntryPoint>> entryPoints;
    private final Instant since;
    private final Clock clock;

    TrafficResource(Supplier<Map<String, StreamEntryPoint>> entryPoints, Instant since, Clock clock) {
        this.entryPoints = entryPoints;
        this.since = since;
        this.clock = clock;
    }

    @Override
    public ApiResponse get(Parameters parameters) {
        Map<String, Object> byName = new TreeMap<>();
        entryPoints.get().forEach((name, entryPoint) -> byName.put(name, json(entryPoint)));
        return ApiResponse.json(new JsonObject()
                .put("since", since.toString())
                .put("now", clock.instant().toString())
                .always("entryPoints", byName));
    }

    private static JsonObject json(StreamEntryPoint entryPoint) {
        Traffic traffic = entryPoint.traffic();
        List<Long> statuses = traffic.statuses();
        JsonObject byClass = new JsonObject();
        for (int i = 0; i < statuses.size(); i++) {
            byClass.always((i + 1) + "xx", statuses.get(i));
        }
        return new JsonObject()
                .always("requests", statuses.stream().mapToLong(Long::longValue).sum())
                .always("running", entryPoint.requests())
                .always("connections", entryPoint.connections())
                .always("statuses", byClass)
                .always(
                        "latency",
                        new JsonObject()
                                .always("bounds", Traffic.LATENCY_BOUNDS)
                                .always("counts", traffic.latencies()))
                .always("bytesIn", traffic.bytesIn())
                .always("bytesOut", traffic.bytesOut());
    }
}
