package io.passeur.api;

import io.passeur.config.StaticConfiguration;
import io.passeur.routing.RuntimeView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /api/support-dump}: what somebody who helps needs to know, in one archive, without secrets. */
final class SupportDump implements Resource {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final StaticConfiguration configuration;
    private final Supplier<RuntimeView> live;
    private final ElementLists elements;
    private final JsonObject version;
    private final Clock clock;

    SupportDump(
            StaticConfiguration configuration,
            Supplier<RuntimeView> live,
            ElementLists elements,
            JsonObject version,
            Clock clock) {
        this.configuration = configuration;
        this.live = live;
        this.elements = elements;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public ApiResponse get(Parameters parameters) {
        Instant now = clock.instant();
        String name = "support-dump-" + DATE.format(now) + ".tar.gz";
        return new ApiResponse(
                HttpStatus.OK_200,
                "application/gzip",
                archive(now),
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    private byte[] archive(Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Tar tar = new Tar(new GZIPOutputStream(bytes), now)) {
            tar.add("version.json", Json.bytes(version));
            tar.add("static-config.json", Json.bytes(RecordJson.of(configuration)));
            tar.add("runtime-config.json", Json.bytes(elements.raw(live.get())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
