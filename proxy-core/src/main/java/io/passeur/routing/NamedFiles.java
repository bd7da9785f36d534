package io.passeur.routing;

import io.passeur.element.HttpKinds;
import io.passeur.element.TlsKinds;
import io.passeur.provider.MergedConfiguration;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.TlsOptionsSpec;
import java.util.HashSet;
import java.util.Set;

/** The files whose content a compilation reads. Files of served certificates are read later and are not included. */
final class NamedFiles {

    private NamedFiles() {}

    static Set<String> of(MergedConfiguration configuration) {
        Set<String> files = new HashSet<>();
        configuration.elements(TlsKinds.OPTIONS).values().forEach(options -> addOf(options.spec(), files));
        configuration
                .elements(HttpKinds.SERVERS_TRANSPORTS)
                .values()
                .forEach(transport -> addOf(transport.spec(), files));
        return files;
    }

    private static void addOf(TlsOptionsSpec options, Set<String> files) {
        if (options.clientAuth() != null) {
            files.addAll(options.clientAuth().caFiles());
        }
    }

    private static void addOf(ServersTransportSpec transport, Set<String> files) {
        files.addAll(transport.rootCAs());
        transport.certificates().forEach(certificate -> {
            files.add(certificate.certFile());
            files.add(certificate.keyFile());
        });
    }
}
