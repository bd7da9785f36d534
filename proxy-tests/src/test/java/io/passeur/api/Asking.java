package io.passeur.api;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests to the API, and what is read out of answers. */
final class Asking {

    /** A router that leads to the API on the entry point {@code web}. */
    static final String ROUTER = """
            [http.routers.api]
            rule = 'Host(`api.localhost`)'
            service = 'api@internal'
            """;

    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\",\"(?:provider|address)\"");

    private Asking() {}

    static RawMessage ask(int port, String method, String path, String... headers) {
        try (RawConnection connection = RawConnection.to(port)) {
            String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
            connection.sendLines(method + " " + path + " HTTP/1.1\nHost: api.localhost\n" + more + "\n");
            return method.equals("HEAD") ? connection.readHeadResponse() : connection.readResponse();
        }
    }

    static RawMessage get(int port, String path, String... headers) {
        return ask(port, "GET", path, headers);
    }

    /** The names of elements and entry points in the order of the answer. */
    static List<String> names(RawMessage answer) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(answer.text());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
