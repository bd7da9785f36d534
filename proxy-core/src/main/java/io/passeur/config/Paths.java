package io.passeur.config;

/** Dotted paths of settings, as in {@code http.services.x.loadBalancer.servers[0].weight}. */
final class Paths {

    private Paths() {}

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}
