package io.passeur.spi;

/** Names of request attributes by which steps of one request tell each other what they found. */
public final class RequestAttributes {

    /** String: the name by which the client tried to authenticate, also when it failed. */
    public static final String CLIENT_USERNAME = "io.passeur.clientUsername";

    /** Boolean: the server must get no {@code X-Forwarded-For} at all. */
    public static final String SUPPRESS_FORWARDED_FOR = "io.passeur.suppressForwardedFor";

    /** Boolean: {@code X-Forwarded-For} reaches the server as it is, the peer is not appended. */
    public static final String KEEP_FORWARDED_FOR = "io.passeur.keepForwardedFor";

    private RequestAttributes() {}
}
