package io.passeur.entrypoint;

import java.nio.ByteBuffer;

/** An alert that refuses a handshake before a TLS engine exists. */
enum TlsAlert {
    DECODE_ERROR(50),
    PROTOCOL_VERSION(70),
    INTERNAL_ERROR(80),
    UNRECOGNIZED_NAME(112),
    NO_APPLICATION_PROTOCOL(120);

    private static final byte ALERT = 0x15;
    private static final byte FATAL = 2;

    private final byte code;

    TlsAlert(int code) {
        this.code = (byte) code;
    }

    ByteBuffer record() {
        return ByteBuffer.wrap(new byte[] {ALERT, 3, 3, 0, 2, FATAL, code});
    }
}
