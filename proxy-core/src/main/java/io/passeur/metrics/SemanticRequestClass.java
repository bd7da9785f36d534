package io.passeur.metrics;

import org.eclipse.jetty.http.HttpVersion;

/**
 * Status, method, scheme and version of a request in one number, as OpenTelemetry's conventions distinguish requests.
 */
final class SemanticRequestClass {

    private static final int METHODS = 4;
    private static final int REST = 3;
    private static final int SECURE = 4;
    private static final int VERSION = 3;

    private SemanticRequestClass() {}

    static int of(int status, Method method, boolean secure, HttpVersion version) {
        int rest = (secure ? SECURE : 0) | versionNumber(version);
        return (status << METHODS | method.ordinal()) << REST | rest;
    }

    /** Scheme and version follow from the server. */
    static int ofServer(int status, Method method) {
        return of(status, method, false, HttpVersion.HTTP_1_0);
    }

    private static int versionNumber(HttpVersion version) {
        return version == HttpVersion.HTTP_2 ? 2 : version == HttpVersion.HTTP_1_1 ? 1 : 0;
    }

    static int status(int kind) {
        return kind >> METHODS + REST;
    }

    static Method method(int kind) {
        return Method.ALL[kind >> REST & (1 << METHODS) - 1];
    }

    static String scheme(int kind) {
        return (kind & SECURE) != 0 ? "https" : "http";
    }

    static String version(int kind) {
        return switch (kind & VERSION) {
            case 2 -> "2";
            case 1 -> "1.1";
            default -> "1.0";
        };
    }
}
