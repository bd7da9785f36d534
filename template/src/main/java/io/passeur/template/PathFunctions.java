package io.passeur.template;

import java.util.ArrayDeque;
import java.util.Deque;

/** Functions on paths that are separated by slashes. */
final class PathFunctions {

    private PathFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("base", 1, args -> base(args.text(0)));
        table.add("ext", 1, args -> extension(args.text(0)));
        table.add("isAbs", 1, args -> args.text(0).startsWith("/"));
        table.add("clean", 1, args -> cleaned(args.text(0)));
        table.add(
                "dir", 1, args -> cleaned(args.text(0).substring(0, args.text(0).lastIndexOf('/') + 1)));
        // Templates mean the same on every system, so these too are about slashes.
        table.alias("osBase", "base")
                .alias("osExt", "ext")
                .alias("osIsAbs", "isAbs")
                .alias("osClean", "clean")
                .alias("osDir", "dir");
    }

    private static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || dot < path.lastIndexOf('/') ? "" : path.substring(dot);
    }

    /** The shortest equal path: without empty parts, {@code .}, and parts that {@code ..} takes back. */
    private static String cleaned(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(up && rooted)) {
                parts.addLast(part);
            }
        }
        String joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }
}
