package io.passeur.service;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What a server says of itself in a {@code HealthCheckResponse} of {@code grpc.health.v1}. */
enum GrpcHealth {
    UNKNOWN,
    SERVING,
    NOT_SERVING,
    SERVICE_UNKNOWN,
    /** The message cannot be read. */
    NONSENSE;

    /** The request with all its defaults: not compressed, no bytes. */
    static final byte[] REQUEST = {0, 0, 0, 0, 0};

    /** The field {@code status}, a number. */
    private static final long STATUS = 1 << 3;

    /** @param framed the message behind the byte for compression and its length */
    static GrpcHealth of(byte[] framed) {
        try {
            ByteBuffer message = ByteBuffer.wrap(framed);
            boolean compressed = message.get() != 0;
            if (compressed || message.getInt() != message.remaining()) {
                return NONSENSE;
            }
            return read(message);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return NONSENSE;
        }
    }

    private static GrpcHealth read(ByteBuffer message) {
        GrpcHealth health = UNKNOWN;
        while (message.hasRemaining()) {
            long tag = number(message);
            if (tag == STATUS) {
                long value = number(message);
                health = value >= 0 && value <= SERVICE_UNKNOWN.ordinal() ? values()[(int) value] : NONSENSE;
            } else {
                skip(message, (int) (tag & 7));
            }
        }
        return health;
    }

    /** Fields of later versions of the protocol. */
    private static void skip(ByteBuffer message, int kind) {
        switch (kind) {
            case 0 -> number(message);
            case 1 -> message.position(message.position() + Long.BYTES);
            case 2 -> message.position(Math.toIntExact(message.position() + number(message)));
            case 5 -> message.position(message.position() + Integer.BYTES);
            default -> throw new IllegalArgumentException("unknown kind of field");
        }
    }

    private static long number(ByteBuffer message) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("number without an end");
    }
}
