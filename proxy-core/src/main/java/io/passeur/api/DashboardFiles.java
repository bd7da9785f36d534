package io.passeur.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dashboard's files from the class path, where their own jar provides them, and caches those that exist. */
final class DashboardFiles {

    private static final String FOLDER = "io/passeur/dashboard/";
    private static final Pattern NAME = Pattern.compile("(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*\\.(\\w+)");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"));

    private final Map<String, DashboardFile> read = new ConcurrentHashMap<>();

    /** Whether the jar is there. */
    boolean arePresent() {
        return DashboardFiles.class.getClassLoader().getResource(FOLDER + "index.html") != null;
    }

    /** @param name the path below the folder; null for what is no file of the dashboard */
    @Nullable
    DashboardFile find(String name) throws IOException {
        DashboardFile known = read.get(name);
        if (known != null) {
            return known;
        }
        String type = type(name);
        try (InputStream in =
                type == null ? null : DashboardFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null || type == null) {
                return null;
            }
            DashboardFile file = DashboardFile.of(type, in.readAllBytes());
            read.put(name, file);
            return file;
        }
    }

    private static @Nullable String type(String name) {
        var matcher = NAME.matcher(name);
        return matcher.matches() ? TYPES.get(matcher.group(1)) : null;
    }
}
