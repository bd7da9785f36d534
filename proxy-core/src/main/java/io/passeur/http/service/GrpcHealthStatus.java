package io.passeur.http.service;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The health that a server reports in a {@code HealthCheckResponse} of {@code grpc.health.v1}. */
enum GrpcHealthStatus {
    UNKNOWN,
    SERVING,
    NOT_SERVING,
    SERVICE_UNKNOWN,
    /** The message cannot be read. */
    UNREADABLE;

    /** A request with default values only: uncompressed and empty. */
    static final byte[] REQUEST = {0, 0, 0, 0, 0};

    /** The tag of the field {@code status}, a varint. */
    private static final long STATUS = 1 << 3;

    /** @param framed the compression flag, the length, and the message */
    static GrpcHealthStatus of(byte[] framed) {
        try {
            ByteBuffer message = ByteBuffer.wrap(framed);
            boolean compressed = message.get() != 0;
            if (compressed || message.getInt() != message.remaining()) {
                return UNREADABLE;
            }
            return read(message);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    private static GrpcHealthStatus read(ByteBuffer message) {
        GrpcHealthStatus health = UNKNOWN;
        while (message.hasRemaining()) {
            long tag = number(message);
            if (tag == STATUS) {
                long value = number(message);
                health = value >= 0 && value <= SERVICE_UNKNOWN.ordinal() ? values()[(int) value] : UNREADABLE;
            } else {
                skip(message, (int) (tag & 7));
            }
        }
        return health;
    }

    /** Skips a field that a later version of the protocol may add. */
    private static void skip(ByteBuffer message, int kind) {
        switch (kind) {
            case 0 -> number(message);
            case 1 -> message.position(message.position() + Long.BYTES);
            case 2 -> message.position(Math.toIntExact(message.position() + number(message)));
            case 5 -> message.position(message.position() + Integer.BYTES);
            default -> throw new IllegalArgumentException("unknown wire type");
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
        throw new IllegalArgumentException("unterminated varint");
    }
}
