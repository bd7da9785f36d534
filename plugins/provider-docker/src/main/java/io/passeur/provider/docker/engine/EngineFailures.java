package io.passeur.provider.docker.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/** Explains why the engine cannot be reached, and how to fix it. */
final class EngineFailures {

    private static final int LONGEST = 300;

    private EngineFailures() {}

    static EngineException explain(Endpoint endpoint, Throwable failure) {
        if (failure instanceof ExecutionException && failure.getCause() != null) {
            return explain(endpoint, failure.getCause());
        }
        if (failure instanceof EngineException known) {
            return known;
        }
        if (failure instanceof DockerException refused) {
            return new EngineException(
                    refusal(refused.getHttpStatus(), "the request") + ": "
                            + shortened(String.valueOf(refused.getMessage())),
                    failure);
        }
        return new EngineException(reason(endpoint, root(failure)), failure);
    }

    /**
     * Explains a status that the engine itself never sends for these requests, but that a proxy in front of it may
     * send.
     */
    static String refusal(int status, String request) {
        String hint = status == 403
                ? "; a socket proxy must allow containers, events and ping"
                : status == 401 ? "; check providers.docker.username and password" : "";
        return "the engine responded with " + status + " to " + request + hint;
    }

    private static String reason(Endpoint endpoint, Throwable root) {
        String message = String.valueOf(root.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no such file")) {
            return "there is no socket " + path(endpoint) + "; is Docker running, and if the proxy runs in a container,"
                    + " is the socket mounted into it?";
        }
        if (lower.contains("permission denied")) {
            return denied(path(endpoint));
        }
        if (root instanceof ConnectException) {
            return "nothing responds at " + endpoint + ": " + (root.getMessage() == null ? "not reachable" : message);
        }
        if (root instanceof HttpTimeoutException || lower.contains("timed out")) {
            return "the engine did not respond in time";
        }
        return root instanceof SSLException || root instanceof GeneralSecurityException
                ? "cannot establish a TLS connection: " + message + "; check providers.docker.tls"
                : "the connection failed: " + shortened(root.toString());
    }

    private static String denied(String path) {
        try {
            Object gid = Files.getAttribute(Path.of(path), "unix:gid");
            Object mode = Files.getAttribute(Path.of(path), "unix:mode");
            return "the socket " + path + " is accessible to its group only (GID " + gid + ", mode "
                    + Integer.toOctalString(((Integer) mode) & 0777)
                    + "), and the proxy is not in that group; add the group to"
                    + " the proxy's (group_add: [\"" + gid + "\"] in Compose), or use a socket proxy";
        } catch (IOException | RuntimeException e) {
            return "the socket " + path + " is not accessible to the proxy's user: permission denied";
        }
    }

    private static String path(Endpoint endpoint) {
        return endpoint.isLocal() ? endpoint.uri().getPath() : endpoint.toString();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
