package io.passeur.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parts of a ClientHello that are needed here. The engine parses the message again, so nothing else is checked.
 */
final class ClientHelloParser {

    private static final int RANDOM = 32;
    private static final int MOST_SESSION_ID = 32;

    private static final int SERVER_NAME = 0;
    private static final int APPLICATION_PROTOCOLS = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    private @Nullable String serverName;
    private List<String> protocols = List.of();
    private List<Integer> versions;

    private ClientHelloParser(int version) {
        versions = List.of(version);
    }

    /**
     * @param body the message without its type and length
     * @return null if it is malformed
     */
    static @Nullable ClientHello parse(ByteBuffer body) {
        try {
            ClientHelloParser parser = new ClientHelloParser(body.getShort() & 0xFFFF);
            skip(body, RANDOM);
            if (skip(body, body.get() & 0xFF) > MOST_SESSION_ID) {
                return null;
            }
            boolean valid = skip(body, body.getShort() & 0xFFFF) >= 2 && skip(body, body.get() & 0xFF) >= 1;
            return valid && parser.extensions(body) ? parser.hello() : null;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private ClientHello hello() {
        return new ClientHello(serverName, protocols, versions);
    }

    private boolean extensions(ByteBuffer body) {
        if (!body.hasRemaining()) {
            return true;
        }
        ByteBuffer extensions = part(body, body.getShort() & 0xFFFF);
        Set<Integer> seen = new HashSet<>();
        while (extensions.hasRemaining()) {
            int type = extensions.getShort() & 0xFFFF;
            ByteBuffer content = part(extensions, extensions.getShort() & 0xFFFF);
            if (!seen.add(type) || !extension(type, content)) {
                return false;
            }
        }
        return !body.hasRemaining();
    }

    private boolean extension(int type, ByteBuffer content) {
        return switch (type) {
            case SERVER_NAME -> readServerName(content);
            case APPLICATION_PROTOCOLS -> readProtocols(content);
            case SUPPORTED_VERSIONS -> readVersions(content);
            default -> true;
        };
    }

    private boolean readServerName(ByteBuffer content) {
        ByteBuffer names = part(content, content.getShort() & 0xFFFF);
        if (!names.hasRemaining() || content.hasRemaining()) {
            return false;
        }
        while (names.hasRemaining()) {
            boolean host = names.get() == 0;
            String name = text(part(names, names.getShort() & 0xFFFF));
            if (host && (serverName != null || !isName(name))) {
                return false;
            }
            serverName = host ? name.toLowerCase(Locale.ROOT) : serverName;
        }
        return true;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !name.endsWith(".") && name.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private boolean readProtocols(ByteBuffer content) {
        ByteBuffer list = part(content, content.getShort() & 0xFFFF);
        protocols = new ArrayList<>();
        while (list.hasRemaining()) {
            protocols.add(text(part(list, list.get() & 0xFF)));
        }
        return !protocols.isEmpty() && !protocols.contains("") && !content.hasRemaining();
    }

    private boolean readVersions(ByteBuffer content) {
        ByteBuffer list = part(content, content.get() & 0xFF);
        versions = new ArrayList<>();
        while (list.hasRemaining()) {
            versions.add(list.getShort() & 0xFFFF);
        }
        return !versions.isEmpty() && !content.hasRemaining();
    }

    private static int skip(ByteBuffer from, int length) {
        part(from, length);
        return length;
    }

    /** @throws IllegalArgumentException if there are fewer bytes */
    private static ByteBuffer part(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
