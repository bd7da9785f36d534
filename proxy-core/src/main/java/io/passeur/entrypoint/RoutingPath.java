package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The form of a path that rules match: all escapes are decoded, except those of reserved characters. */
final class RoutingPath {

    private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

    private RoutingPath() {}

    /** @param path in canonical form; returned itself if it has no escapes */
    static String of(String path) {
        int first = path.indexOf('%');
        return first < 0 ? path : decode(path, first);
    }

    private static String decode(String path, int first) {
        StringBuilder out = new StringBuilder(path.length()).append(path, 0, first);
        ByteBuffer run = ByteBuffer.allocate(path.length());
        for (int i = first; i < path.length(); i++) {
            int octet = path.charAt(i) == '%' ? Escapes.octet(path, i) : -1;
            if (octet < 0) {
                flush(run, out);
                out.append(path.charAt(i));
            } else {
                take(octet, run, out);
                i += 2;
            }
        }
        flush(run, out);
        return out.toString();
    }

    private static void take(int octet, ByteBuffer run, StringBuilder out) {
        if (octet >= 128) {
            run.put((byte) octet);
            return;
        }
        flush(run, out);
        if (RESERVED.indexOf(octet) >= 0) {
            Escapes.append(out, octet);
        } else {
            out.append((char) octet);
        }
    }

    /** Octets that are not UTF-8 stay escaped, so that different paths stay different. */
    private static void flush(ByteBuffer run, StringBuilder out) {
        if (run.position() == 0) {
            return;
        }
        run.flip();
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(run.duplicate()));
        } catch (CharacterCodingException e) {
            while (run.hasRemaining()) {
                Escapes.append(out, run.get() & 0xFF);
            }
        }
        run.clear();
    }
}
