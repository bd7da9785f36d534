package io.passeur.tls;

import java.util.List;

/** The settings of TLS to servers, with the content of files. Equal settings are interchangeable. */
record ClientTlsSettings(
        String serverName,
        boolean insecure,
        List<PemText> roots,
        List<CertificateText> certificates,
        List<String> suites,
        List<String> versions,
        List<AcceptedName> accepted,
        boolean http2) {

    record CertificateText(PemText certificates, PemText key) {}
}
