package io.passeur.template;

/** Functions on paths that are separated by slashes. */
final class PathFunctions {

    private PathFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("base", 1, args -> base(args.text(0)));
        table.add("ext", 1, args -> extension(args.text(0)));
        table.add("isAbs", 1, args -> args.text(0).startsWith("/"));
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
}
