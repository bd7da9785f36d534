package io.passeur.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The identity of the sender. The environment wins, then the configuration, then what the proxy knows about itself. */
public final class OtlpResource {

    private OtlpResource() {}

    /**
     * @param version of the proxy
     * @param host its name, such as that of its container
     * @param environment {@code OTEL_RESOURCE_ATTRIBUTES} and {@code OTEL_SERVICE_NAME} in it apply
     */
    public static Resource of(
            String serviceName,
            Map<String, String> attributes,
            String version,
            String host,
            Map<String, String> environment) {
        AttributesBuilder all = Attributes.builder()
                .put("host.name", host)
                .put("os.type", operatingSystem())
                .put("process.pid", ProcessHandle.current().pid())
                .put("process.runtime.name", System.getProperty("java.runtime.name", ""))
                .put("process.runtime.version", System.getProperty("java.runtime.version", ""))
                .put("service.name", serviceName)
                .put("service.version", version);
        attributes.forEach(all::put);
        written(environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", ""), all);
        String name = environment.getOrDefault("OTEL_SERVICE_NAME", "").strip();
        if (!name.isEmpty()) {
            all.put("service.name", name);
        }
        return Resource.getDefault().merge(Resource.create(all.build()));
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : name;
    }

    /** Pairs {@code name=value}, separated by commas, with percent-encoded values. Anything else is ignored. */
    private static void written(String pairs, AttributesBuilder all) {
        for (String pair : pairs.split(",", -1)) {
            int end = pair.indexOf('=');
            if (end > 0 && !pair.substring(0, end).isBlank()) {
                all.put(
                        pair.substring(0, end).strip(),
                        decoded(pair.substring(end + 1).strip()));
            }
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
