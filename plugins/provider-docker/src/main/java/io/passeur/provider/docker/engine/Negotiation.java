package io.passeur.provider.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the API version to use: the engine's own. The requests have been the same in all versions since {@link
 * ApiVersion#OLDEST}, and engines drop support for old versions but not for their own.
 */
final class Negotiation {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern VERSION = Pattern.compile("\"ApiVersion\"\\s*:\\s*\"([^\"]*)\"");

    private final DockerHttpClient transport;

    Negotiation(DockerHttpClient transport) {
        this.transport = transport;
    }

    ApiVersion version() throws EngineException {
        ApiVersion offered = ApiVersion.parse(offered(), "the engine's response to /_ping");
        if (offered.compareTo(ApiVersion.OLDEST) < 0) {
            throw new EngineException("the engine has version " + offered + " of Docker's API; " + ApiVersion.OLDEST
                    + " (Docker 19.03) or newer is needed");
        }
        return offered;
    }

    private String offered() throws EngineException {
        try (Response pong = get("/_ping")) {
            String header = pong.getHeader("Api-Version");
            if (pong.getStatusCode() == 200 && header != null) {
                return header;
            }
        }
        try (Response version = get("/version")) {
            Matcher found = VERSION.matcher(text(version));
            if (version.getStatusCode() == 200 && found.find()) {
                return found.group(1);
            }
            throw new EngineException(EngineFailures.refusal(version.getStatusCode(), "/version"));
        } catch (IOException e) {
            throw new EngineException("the engine's response to /version was cut off: " + e, e);
        }
    }

    private Response get(String path) {
        return transport.execute(
                Request.builder().method(Request.Method.GET).path(path).build());
    }

    private static String text(Response response) throws IOException {
        return new String(response.getBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
}
