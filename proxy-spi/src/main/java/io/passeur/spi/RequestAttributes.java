package io.passeur.spi;

/** Names of request attributes by which steps of one request tell each other what they found. */
public final class RequestAttributes {

    /** String: the name by which the client tried to authenticate, also when it failed. */
    public static final String CLIENT_USERNAME = "io.passeur.clientUsername";

    /** Boolean: the server must get no {@code X-Forwarded-For} at all. */
    public static final String SUPPRESS_FORWARDED_FOR = "io.passeur.suppressForwardedFor";

    /** Boolean: {@code X-Forwarded-For} reaches the server as it is, the peer is not appended. */
    public static final String KEEP_FORWARDED_FOR = "io.passeur.keepForwardedFor";

    /** String: the full name of the service whose balancer took the request, {@code name@provider}. */
    public static final String SERVICE_NAME = "io.passeur.serviceName";

    /** String: the URL, as written, of the server that was chosen; absent while or if none was. */
    public static final String SERVER_URL = "io.passeur.serverUrl";

    private RequestAttributes() {}
}
