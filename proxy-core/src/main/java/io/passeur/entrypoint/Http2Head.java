package io.passeur.entrypoint;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpTokens;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.jspecify.annotations.Nullable;

/**
 * The head or the trailers of a request over HTTP/2, as its header block is decoded. Collects the first thing that is wrong
 * (RFC 9113, 8.2 and 8.3), because the rest of the block must be decoded in any case.
 */
final class Http2Head {

    /** The size of a field beyond its name and value (RFC 9113, 6.5.2). */
    private static final int OVERHEAD = 32;
    /** Fields of the connection, which HTTP/2 does not have (RFC 9113, 8.2.2). */
    private static final Set<HttpHeader> FORBIDDEN = Set.of(
            HttpHeader.CONNECTION,
            HttpHeader.PROXY_CONNECTION,
            HttpHeader.KEEP_ALIVE,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.UPGRADE);

    private HttpFields.Mutable fields = HttpFields.build();
    private int max;
    private long size;
    private @Nullable String fault;
    private boolean pseudo;
    private @Nullable String method;
    private @Nullable String scheme;
    private @Nullable Http2Authority authority;
    private @Nullable String path;
    private long length;

    /** @param maxSize 0 for no limit */
    void begin(int maxSize) {
        fields = HttpFields.build();
        max = maxSize;
        size = 0;
        fault = null;
        pseudo = false;
        method = null;
        scheme = null;
        authority = null;
        path = null;
        length = -1;
    }

    static boolean isName(String name) {
        return HttpTokens.isLegalH2H3FieldName(name);
    }

    static boolean isValue(@Nullable String value) {
        return HttpTokens.isLegalFieldValue(value);
    }

    /** Adds the next field of the block. */
    void add(HttpField field, boolean illegalName, boolean illegalValue) {
        String name = field.getName();
        String value = field.getValue() == null ? "" : field.getValue();
        size += OVERHEAD + name.length() + value.length();
        if (max > 0 && size > max) {
            return;
        }
        if (illegalName) {
            fault("an illegal field name");
        } else if (illegalValue) {
            fault("an illegal value of " + name);
        } else if (name.charAt(0) == ':') {
            addPseudo(field, name, value);
        } else {
            addRegular(field, value);
        }
    }

    private void fault(String what) {
        if (fault == null) {
            fault = what;
        }
    }

    private void addPseudo(HttpField field, String name, String value) {
        pseudo = true;
        if (fields.size() > 0) {
            fault(name + " behind other fields");
        }
        switch (name) {
            case ":method" -> method = once(name, method, value);
            case ":scheme" -> scheme = once(name, scheme, value);
            case ":path" -> path = once(name, path, value);
            case Http2Authority.NAME -> {
                once(name, authority, value);
                authority = field instanceof Http2Authority parsed ? parsed : new Http2Authority(value);
            }
            default -> fault("the unknown pseudo field " + name);
        }
    }

    private String once(String name, @Nullable Object before, String value) {
        if (before != null) {
            fault("a second " + name);
        }
        return value;
    }

    private void addRegular(HttpField field, String value) {
        HttpHeader header = field.getHeader();
        if (header != null) {
            if (FORBIDDEN.contains(header) || header == HttpHeader.TE && !"trailers".equalsIgnoreCase(value)) {
                fault("the connection's field " + field.getName());
            } else if (header == HttpHeader.CONTENT_LENGTH) {
                length(value);
            } else if (header == HttpHeader.HOST && !ForwardedHost.isParsable(field)) {
                fault("an invalid host");
            }
        }
        fields.add(field);
    }

    private void length(String value) {
        long parsed = value.isEmpty() || value.length() > 18 ? -1 : 0;
        for (int i = 0; i < value.length() && parsed >= 0; i++) {
            int digit = value.charAt(i) - '0';
            parsed = digit < 0 || digit > 9 ? -1 : 10 * parsed + digit;
        }
        if (parsed < 0 || length >= 0) {
            fault("a malformed content-length");
        }
        length = parsed;
    }

    /** @throws HpackException.StreamException if the request is malformed */
    MetaData build() throws HpackException.StreamException {
        if (max > 0 && size > max) {
            throw new TooLarge();
        }
        if (fault == null && pseudo) {
            checkPseudo();
        }
        if (fault != null) {
            throw new HpackException.StreamException(true, false, "%s", fault);
        }
        return pseudo ? request() : new MetaData(HttpVersion.HTTP_2, fields, length);
    }

    private void checkPseudo() {
        boolean connect = "CONNECT".equals(method);
        if (method == null || !isToken(method)) {
            fault("no valid :method");
        } else if (connect ? scheme != null || path != null || authority == null : !hasScheme() || !hasPath()) {
            fault("no valid :scheme and :path");
        }
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private boolean hasScheme() {
        return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    }

    private boolean hasPath() {
        if (path == null || !path.startsWith("/")) {
            return "*".equals(path);
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private MetaData.Request request() {
        return new MetaData.Request(String.valueOf(method), uri(), HttpVersion.HTTP_2, fields, length);
    }

    private HttpURI uri() {
        String host = authority == null ? null : authority.host();
        int port = authority == null ? -1 : authority.port();
        String lower = scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
        if (path == null) {
            return HttpURI.from(lower, host, port, null, null, null);
        }
        int hash = path.indexOf('#');
        String target = hash < 0 ? path : path.substring(0, hash);
        String fragment = hash < 0 ? null : path.substring(hash + 1);
        int mark = target.indexOf('?');
        String query = mark < 0 ? null : target.substring(mark + 1);
        try {
            return HttpURI.from(lower, host, port, mark < 0 ? target : target.substring(0, mark), query, fragment);
        } catch (IllegalArgumentException e) {
            fields.add(new RawTarget(path));
            return HttpURI.from(lower, host, port, "/", null, null);
        }
    }

    /** The head exceeds the limit. */
    static final class TooLarge extends HpackException.StreamException {

        private static final long serialVersionUID = 1;

        TooLarge() {
            super(true, false, "the head is too large");
        }
    }
}
