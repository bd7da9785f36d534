package io.passeur.api;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.EntryPointConfiguration.EncodedCharacters;
import io.passeur.config.EntryPointConfiguration.Http2;
import io.passeur.config.EntryPointConfiguration.UnderscoreHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An entry point as the API shows it: what Traefik does not show while nobody changes it is left out here too. */
final class EntryPointJson {

    private static final EncodedCharacters ALL_ALLOWED =
            new EncodedCharacters(true, true, true, true, true, true, true);
    private static final int TABLE_SIZE = 4096;

    private EntryPointJson() {}

    static JsonObject of(String name, EntryPointConfiguration entryPoint) {
        return new JsonObject()
                .put("name", name)
                .put("address", entryPoint.address())
                .put("allowACMEByPass", entryPoint.allowACMEByPass())
                .put("reusePort", entryPoint.reusePort())
                .put("asDefault", entryPoint.asDefault())
                .put("transport", RecordJson.of(entryPoint.transport()))
                .put("proxyProtocol", optional(entryPoint.proxyProtocol()))
                .put("forwardedHeaders", RecordJson.of(entryPoint.forwardedHeaders()))
                .put("http", http(entryPoint.http()))
                .put("http2", http2(entryPoint.http2()))
                .put("observability", RecordJson.of(entryPoint.observability()));
    }

    private static @Nullable JsonObject optional(@Nullable Record section) {
        return section == null ? null : RecordJson.of(section);
    }

    private static JsonObject http(EntryPointConfiguration.Http http) {
        EncodedCharacters encoded = http.encodedCharacters();
        JsonObject json = new JsonObject()
                .put("redirections", optional(http.redirections()))
                .put("middlewares", http.middlewares())
                .put("tls", optional(http.tls()))
                .put("encodedCharacters", optional(encoded.equals(ALL_ALLOWED) ? null : encoded))
                .put("encodeQuerySemicolons", http.encodeQuerySemicolons())
                .put("sanitizePath", http.sanitizePath())
                .put("maxHeaderBytes", http.maxHeaderBytes());
        UnderscoreHeaders strategy = http.underscoreHeadersStrategy();
        return strategy == UnderscoreHeaders.KEEP
                ? json
                : json.put("underscoreHeadersStrategy", strategy.name().toLowerCase(Locale.ROOT));
    }

    private static JsonObject http2(Http2 http2) {
        return new JsonObject()
                .put("maxConcurrentStreams", http2.maxConcurrentStreams())
                .put("maxDecoderHeaderTableSize", changed(http2.maxDecoderHeaderTableSize()))
                .put("maxEncoderHeaderTableSize", changed(http2.maxEncoderHeaderTableSize()));
    }

    private static int changed(int size) {
        return size == TABLE_SIZE ? 0 : size;
    }
}
