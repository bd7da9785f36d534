package io.passeur.metrics;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;

/** A server that answers with the status and as many bytes as the path says: {@code /201/5}. */
final class CountingUpstream {

    private CountingUpstream() {}

    static RawUpstream start() {
        return new RawUpstream(connection -> {
            while (true) {
                RawMessage request = connection.readRequest();
                String[] path = request.startLine().split(" ")[1].split("/");
                int length = Integer.parseInt(path[2]);
                connection.sendLines(
                        "HTTP/1.1 " + path[1] + " X\nContent-Length: " + length + "\n\n" + "b".repeat(length));
            }
        });
    }
}
