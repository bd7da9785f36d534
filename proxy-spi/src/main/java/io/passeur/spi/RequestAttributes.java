package io.passeur.spi;

/** Names of request attributes through which the middlewares of a request share information. */
public final class RequestAttributes {

    /** String: the user name of the client's authentication attempt, whether or not it succeeded. */
    public static final String CLIENT_USERNAME = "io.passeur.clientUsername";

    /** Boolean: the server receives no {@code X-Forwarded-For}. */
    public static final String SUPPRESS_FORWARDED_FOR = "io.passeur.suppressForwardedFor";

    /** Boolean: the server receives {@code X-Forwarded-For} unchanged; the peer is not appended. */
    public static final String KEEP_FORWARDED_FOR = "io.passeur.keepForwardedFor";

    /** String: the full name of the service whose load balancer handled the request, {@code name@provider}. */
    public static final String SERVICE_NAME = "io.passeur.serviceName";

    /** String: the URL, as written, of the chosen server; absent if none was chosen yet. */
    public static final String SERVER_URL = "io.passeur.serverUrl";

    private RequestAttributes() {}
}
