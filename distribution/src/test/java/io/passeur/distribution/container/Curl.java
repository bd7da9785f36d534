package io.passeur.distribution.container;

import io.passeur.distribution.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a user sees of a URL, with certificates checked if there is something to check them with. */
record Curl(List<String> flags) {

    static Curl trusting(java.nio.file.Path roots) {
        return new Curl(List.of("--cacert", roots.toString()));
    }

    static Curl trustingAnybody() {
        return new Curl(List.of("--insecure"));
    }

    /**
     * Status, {@code Location} and body.
     *
     * @param url of any port, which on this machine is the given one; HTTP/1.1
     */
    record Answer(int status, String headers, String body) {}

    /** @return status 0 if there was no answer; the body says why then */
    Answer get(String url, int port) {
        Programs.need("curl");
        List<String> command = new ArrayList<>(
                List.of("curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "20", "--include"));
        command.addAll(flags);
        command.addAll(List.of("--http1.1", "--connect-to", "::127.0.0.1:" + port, url));
        Docker.Output output = Docker.run(command, Map.of());
        if (output.status() != 0) {
            return new Answer(0, "", output.text());
        }
        String[] parts = output.text().split("\r\n\r\n", 2);
        return new Answer(Integer.parseInt(parts[0].split(" ", 3)[1]), parts[0], parts[1]);
    }
}
