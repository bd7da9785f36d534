package io.passeur.accesslog;

import io.passeur.tls.TlsConnection;
import io.passeur.toolkit.json.GoEscapes;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The members of one object after another. A key is written only together with its value. Not thread-safe. */
final class JsonLine {

    private static final byte[] NOTHING = {};

    private final QueryChoice query;
    private final SubjectText subjects = new SubjectText();
    private final TimeText utc = new TimeText(ZoneOffset.UTC);
    private final TimeText local;
    private final TimeText ends;
    private LineBuffer line = new LineBuffer(0);
    private byte[] key = NOTHING;

    JsonLine(QueryChoice query, ZoneId zone) {
        this.query = query;
        local = new TimeText(zone);
        // Separate, because it often falls into a different second than the start, for many requests in a row.
        ends = new TimeText(zone);
    }

    /** {@code ,"name":}. */
    static byte[] key(String name) {
        LineBuffer key = new LineBuffer(name.length() + 4).raw(',');
        GoEscapes.DECODED.quote(name, key);
        return new String(key.raw(':').bytes(), 0, key.size(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    void on(LineBuffer next) {
        line = next;
    }

    void begin(byte[] of) {
        key = of;
    }

    void text(@Nullable String value) {
        if (value != null) {
            GoEscapes.DECODED.quote(value, line.raw(key));
        }
    }

    void number(long value) {
        line.raw(key).number(value);
    }

    void path(String target) {
        text(query.shown(target));
    }

    void utc(Instant time) {
        utc.rfc3339Nano(time, line.raw(key).raw('"'));
        line.raw('"');
    }

    void local(Instant time) {
        local.rfc3339Nano(time, line.raw(key).raw('"'));
        line.raw('"');
    }

    void end(Instant time) {
        ends.rfc3339(time, line.raw(key).raw('"'));
        line.raw('"');
    }

    void ratio(LogEntry entry) {
        if (EntryDetails.changedSize(entry)) {
            line.raw(key).ascii(GoFloat.text(EntryDetails.ratio(entry)));
        }
    }

    /** Address and port. */
    void address(@Nullable InetSocketAddress client) {
        if (client != null) {
            IpText.writeWithPort(client, line.raw(key).raw('"'));
            line.raw('"');
        }
    }

    void clientHost(LogEntry entry) {
        String said = EntryDetails.forwardedFor(entry);
        InetSocketAddress client = entry.client();
        if (said != null) {
            text(HeaderOctets.asMeant(said));
        } else if (client != null) {
            IpText.write(client.getAddress(), line.raw(key).raw('"'));
            line.raw('"');
        }
    }

    void port(@Nullable InetSocketAddress client) {
        if (client != null) {
            line.raw(key).raw('"').number(client.getPort()).raw('"');
        }
    }

    void cipher(@Nullable TlsConnection tls) {
        text(tls == null ? null : tls.cipherSuite());
    }

    /** {@code 1.3} of {@code TLSv1.3}. */
    void version(@Nullable TlsConnection tls) {
        text(tls == null ? null : tls.protocol().substring(tls.protocol().lastIndexOf('v') + 1));
    }

    void subject(@Nullable TlsConnection tls) {
        text(tls == null ? null : subjects.of(tls));
    }
}
