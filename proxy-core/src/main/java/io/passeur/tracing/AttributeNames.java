package io.passeur.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** Names of attributes: those of OpenTelemetry's HTTP conventions, and Traefik's own. */
final class AttributeNames {

    static final AttributeKey<String> ENTRY_POINT = AttributeKey.stringKey("entry_point");
    static final AttributeKey<String> ROUTER = AttributeKey.stringKey("traefik.router.name");
    static final AttributeKey<String> SERVICE = AttributeKey.stringKey("traefik.service.name");
    static final AttributeKey<String> MIDDLEWARE = AttributeKey.stringKey("traefik.middleware.name");
    static final AttributeKey<String> SUB_REQUEST_DESTINATION =
            AttributeKey.stringKey("passeur.sub_request.destination");
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("http.request.body.size");
    static final AttributeKey<Long> RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<String> URL_QUERY = AttributeKey.stringKey("url.query");
    static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");
    static final AttributeKey<String> USER_AGENT = AttributeKey.stringKey("user_agent.original");
    static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");
    static final AttributeKey<Long> CLIENT_PORT = AttributeKey.longKey("client.port");
    static final AttributeKey<String> PEER_ADDRESS = AttributeKey.stringKey("network.peer.address");
    static final AttributeKey<Long> PEER_PORT = AttributeKey.longKey("network.peer.port");
    static final AttributeKey<String> PROTOCOL_VERSION = AttributeKey.stringKey("network.protocol.version");

    private AttributeNames() {}
}
