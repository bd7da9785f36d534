package io.passeur.tls;

import java.util.List;

/** What TLS to servers is made of; two with equal settings are interchangeable. Files are in it by their content. */
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
