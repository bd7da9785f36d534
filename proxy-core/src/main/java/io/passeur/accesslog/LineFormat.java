package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration;
import java.time.ZoneId;
import java.util.Objects;

/** Formats entries. Used by one thread, so it may cache. */
interface LineFormat {

    /** Writes one line with its line end. */
    void write(LogEntry entry, LineBuffer to);

    /** @param zone the zone of local times */
    static LineFormat of(AccessLogConfiguration configuration, ZoneId zone) {
        FieldChoice fields = new FieldChoice(configuration.fields());
        QueryChoice query = new QueryChoice(configuration.fields().queryParameters());
        HeaderChoice headers = new HeaderChoice(configuration.fields().headers());
        if (Objects.equals(configuration.format(), AccessLogConfiguration.JSON)) {
            return new JsonFormat(fields, query, headers, zone);
        }
        boolean generic = configuration.format().equals(AccessLogConfiguration.GENERIC_CLF);
        return new ClfFormat(fields, query, headers, zone, generic);
    }
}
