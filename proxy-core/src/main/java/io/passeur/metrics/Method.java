package io.passeur.metrics;

/** Methods as labels. Unknown methods share one label, because each would otherwise be a series. */
enum Method {
    CONNECT,
    DELETE,
    EXTENSION_METHOD,
    GET,
    HEAD,
    OPTIONS,
    PATCH,
    POST,
    PUT,
    TRACE;

    static final Method[] ALL = values();

    static Method of(String name) {
        return switch (name) {
            case "CONNECT" -> CONNECT;
            case "DELETE" -> DELETE;
            case "GET" -> GET;
            case "HEAD" -> HEAD;
            case "OPTIONS" -> OPTIONS;
            case "PATCH" -> PATCH;
            case "POST" -> POST;
            case "PUT" -> PUT;
            case "TRACE" -> TRACE;
            default -> EXTENSION_METHOD;
        };
    }

    /** The name in OpenTelemetry's conventions. */
    String semantic() {
        return this == EXTENSION_METHOD ? "_OTHER" : name();
    }
}
