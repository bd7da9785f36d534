package io.passeur.metrics;

/**
 * Code, method and protocol of a request in one number, so that looking them up allocates nothing. Numbers sort by
 * code first.
 */
final class RequestClass {

    private static final int METHODS = 4;
    private static final int PROTOCOLS = 3;

    private RequestClass() {}

    static int of(int code, Method method, Protocol protocol) {
        return (code << METHODS | method.ordinal()) << PROTOCOLS | protocol.ordinal();
    }

    static int code(int kind) {
        return kind >> METHODS + PROTOCOLS;
    }

    static Method method(int kind) {
        return Method.ALL[kind >> PROTOCOLS & (1 << METHODS) - 1];
    }

    static Protocol protocol(int kind) {
        return Protocol.ALL[kind & (1 << PROTOCOLS) - 1];
    }
}
