package io.passeur.tls;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows a ClientHello as its bytes arrive, in any number of packets and records. Reads every byte once, copies nothing if the
 * message is in one record, and accepts no longer message than the engine.
 */
public final class ClientHelloScan {

    /** How much of the message has arrived. */
    public enum Progress {
        INCOMPLETE,
        COMPLETE,
        /** It is not a ClientHello, or it is too long. */
        BROKEN
    }

    /** The most bytes on the wire, with the heads of records. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_MESSAGE = 32 * 1024;
    private static final int RECORD_HEAD = 5;
    private static final int MOST_RECORD = 16 * 1024;
    private static final int MESSAGE_HEAD = 4;
    private static final byte HANDSHAKE = 0x16;
    private static final byte CLIENT_HELLO = 1;

    private int nextRecord;
    private byte[] message = {};
    private int length;
    private @Nullable ClientHello hello;

    /** @param received everything since the first record's first byte; not changed */
    public Progress look(ByteBuffer received) {
        int begin = received.position();
        while (received.remaining() >= nextRecord + RECORD_HEAD) {
            int head = begin + nextRecord;
            int size = received.getShort(head + 3) & 0xFFFF;
            if (received.get(head) != HANDSHAKE || received.get(head + 1) != 3 || size == 0 || size > MOST_RECORD) {
                return Progress.BROKEN;
            }
            if (received.remaining() < nextRecord + RECORD_HEAD + size) {
                break;
            }
            nextRecord += RECORD_HEAD + size;
            Progress progress = record(received.slice(head + RECORD_HEAD, size));
            if (progress != Progress.INCOMPLETE) {
                return progress;
            }
        }
        return received.remaining() >= MOST_BYTES ? Progress.BROKEN : Progress.INCOMPLETE;
    }

    private Progress record(ByteBuffer payload) {
        if (length == 0 && isWhole(payload)) {
            return parse(payload);
        }
        append(payload);
        if (message[0] != CLIENT_HELLO) {
            return Progress.BROKEN;
        }
        if (length < MESSAGE_HEAD) {
            return Progress.INCOMPLETE;
        }
        int whole = whole(ByteBuffer.wrap(message));
        if (whole > MOST_MESSAGE || whole < length) {
            return Progress.BROKEN;
        }
        return length < whole ? Progress.INCOMPLETE : parse(ByteBuffer.wrap(message, 0, length));
    }

    private void append(ByteBuffer payload) {
        int size = payload.remaining();
        if (message.length < length + size) {
            message = Arrays.copyOf(message, Math.max(2 * message.length, length + size));
        }
        payload.get(message, length, size);
        length += size;
    }

    private static boolean isWhole(ByteBuffer payload) {
        return payload.remaining() >= MESSAGE_HEAD && whole(payload) == payload.remaining();
    }

    /** The length of a message with its head. */
    private static int whole(ByteBuffer message) {
        return MESSAGE_HEAD + (message.getInt(0) & 0xFFFFFF);
    }

    private Progress parse(ByteBuffer whole) {
        boolean right = whole.get() == CLIENT_HELLO;
        whole.position(MESSAGE_HEAD);
        hello = right ? ClientHelloParser.parse(whole) : null;
        return hello == null ? Progress.BROKEN : Progress.COMPLETE;
    }

    /** @throws IllegalStateException unless it is {@link Progress#COMPLETE} */
    public ClientHello hello() {
        if (hello == null) {
            throw new IllegalStateException("incomplete");
        }
        return hello;
    }
}
