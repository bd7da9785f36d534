package io.passeur.config;

/** Dotted paths of settings, as in {@code http.services.x.loadBalancer.servers[0].weight}. */
public final class Paths {

    private Paths() {}

    public static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The section of a setting; empty for a root. */
    static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    public static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}
