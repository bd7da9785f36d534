package io.passeur.http.forward;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Writes request heads in HTTP/1.1 format. */
final class Http1RequestHead {

    private static final byte[] SPACE = ascii(" ");
    private static final byte[] VERSION_AND_HOST = ascii(" HTTP/1.1\r\nHost: ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] TRAILERS = ascii("Te: trailers\r\n");
    private static final byte[] UPGRADE = ascii("Connection: Upgrade\r\nUpgrade: ");

    private Http1RequestHead() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param upgrade the protocol to switch to, or null */
    static void write(
            HeadBuffer out, Request request, UpstreamTarget target, RequestFraming framing, @Nullable String upgrade) {
        out.clear();
        out.text(request.getMethod()).raw(SPACE).target(UpstreamHead.target(request, target));
        out.raw(VERSION_AND_HOST).text(UpstreamHead.host(request, target)).crlf();
        UpstreamHead.each(request, out::field);
        if (framing.chunked()) {
            out.raw(CHUNKED);
            announceTrailers(out, request);
        } else if (framing.length() >= 0) {
            out.raw(HeaderNames.line(HttpHeader.CONTENT_LENGTH))
                    .text(Long.toString(framing.length()))
                    .crlf();
        }
        String forwardedFor = ForwardedFor.value(request);
        if (forwardedFor != null) {
            out.raw(HeaderNames.line(HttpHeader.X_FORWARDED_FOR))
                    .text(forwardedFor)
                    .crlf();
        }
        if (HopByHop.wantsTrailers(request.getHeaders())) {
            out.raw(TRAILERS);
        }
        if (upgrade != null) {
            out.raw(UPGRADE).text(upgrade).crlf();
        }
        out.crlf();
    }

    private static void announceTrailers(HeadBuffer out, Request request) {
        for (HttpField field : Request.unWrap(request).getHeaders()) {
            HttpField announcement = field.getHeader() == HttpHeader.TRAILER ? TrailerRules.announcement(field) : null;
            if (announcement != null) {
                out.field(announcement);
            }
        }
    }
}
