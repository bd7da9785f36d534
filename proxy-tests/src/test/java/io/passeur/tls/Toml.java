package io.passeur.tls;

import io.passeur.testing.Pem;

/** Pieces of dynamic configuration. */
final class Toml {

    private Toml() {}

    /** A router to {@code whoami@internal}. @param more lines below it */
    static String router(String name, String rule, String more) {
        return "[http.routers." + name + "]\nrule = '" + rule + "'\nservice = 'whoami@internal'\n" + more + "\n";
    }

    static String secure(String name, String rule, String more) {
        return router(name, rule, "") + "[http.routers." + name + ".tls]\n" + more + "\n";
    }

    static String certificate(KeyMaterial material) {
        return "[[tls.certificates]]\n" + pem(material);
    }

    static String pem(KeyMaterial material) {
        return "certFile = '''\n" + Pem.of(material.chain()) + "'''\nkeyFile = '''\n" + Pem.of(material.key())
                + "'''\n";
    }
}
