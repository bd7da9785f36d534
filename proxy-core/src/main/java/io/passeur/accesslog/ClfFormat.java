package io.passeur.accesslog;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The common log format, with or without the fields that Traefik adds. */
final class ClfFormat implements LineFormat {

    private final Set<CoreField> kept = EnumSet.noneOf(CoreField.class);
    private final QueryChoice query;
    private final HeaderChoice headers;
    private final TimeText utc = new TimeText(ZoneOffset.UTC);
    private final TimeText local;
    private final boolean generic;

    ClfFormat(FieldChoice fields, QueryChoice query, HeaderChoice headers, ZoneId zone, boolean generic) {
        for (CoreField field : CoreField.values()) {
            if (fields.keeps(field)) {
                kept.add(field);
            }
        }
        this.query = query;
        this.headers = headers;
        local = new TimeText(zone);
        this.generic = generic;
    }

    @Override
    public void write(LogEntry entry, LineBuffer to) {
        client(entry, to);
        time(entry.record().began(), to.raw(' ').raw('['));
        request(entry, to.raw(']').raw(' '));
        number(CoreField.DOWNSTREAM_STATUS, entry.status(), to.raw(' '));
        number(CoreField.DOWNSTREAM_CONTENT_SIZE, entry.bytesOut(), to.raw(' '));
        quoted(headers.value(entry.requestHeaders(), HttpHeader.REFERER), to.raw(' '));
        quoted(headers.value(entry.requestHeaders(), HttpHeader.USER_AGENT), to.raw(' '));
        if (!generic) {
            additions(entry, to.raw(' '));
        }
        to.raw('\n');
    }

    private void client(LogEntry entry, LineBuffer to) {
        String said = EntryDetails.forwardedFor(entry);
        InetSocketAddress peer = entry.client();
        if (said != null && kept.contains(CoreField.CLIENT_HOST)) {
            ClfText.write(HeaderOctets.asMeant(said), false, to);
        } else if (peer != null && kept.contains(CoreField.CLIENT_HOST)) {
            IpText.write(peer.getAddress(), to);
        } else {
            to.raw('-');
        }
        to.ascii(" - ");
        text(CoreField.CLIENT_USERNAME, EntryDetails.username(entry), false, to);
    }

    private void time(Instant began, LineBuffer to) {
        if (kept.contains(CoreField.START_UTC)) {
            utc.clf(began, to);
        } else if (kept.contains(CoreField.START_LOCAL)) {
            local.clf(began, to);
        } else {
            to.raw('-');
        }
    }

    private void request(LogEntry entry, LineBuffer to) {
        to.raw('"');
        text(CoreField.REQUEST_METHOD, entry.method(), true, to);
        to.raw(' ');
        text(CoreField.REQUEST_PATH, query.shown(entry.target()), true, to);
        to.raw(' ');
        text(CoreField.REQUEST_PROTOCOL, entry.version().asString(), true, to);
        to.raw('"');
    }

    private void additions(LogEntry entry, LineBuffer to) {
        number(CoreField.REQUEST_COUNT, entry.number(), to);
        quoted(kept.contains(CoreField.ROUTER_NAME) ? EntryDetails.router(entry) : null, to.raw(' '));
        quoted(kept.contains(CoreField.SERVICE_URL) ? entry.record().serverUrl() : null, to.raw(' '));
        long nanos = kept.contains(CoreField.DURATION) ? entry.duration() : 0;
        to.raw(' ').number(TimeUnit.NANOSECONDS.toMillis(nanos)).ascii("ms");
    }

    private void text(CoreField field, String value, boolean quoted, LineBuffer to) {
        ClfText.write(kept.contains(field) && !value.isEmpty() ? value : "-", quoted, to);
    }

    private void number(CoreField field, long value, LineBuffer to) {
        if (kept.contains(field)) {
            to.number(value);
        } else {
            to.raw('-');
        }
    }

    private static void quoted(@Nullable String value, LineBuffer to) {
        to.raw('"');
        ClfText.write(value == null || value.isEmpty() ? "-" : value, true, to);
        to.raw('"');
    }
}
