package io.passeur.http.middleware.headers.clientcert;

import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertConfig.Info;
import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertConfig.Issuer;
import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertConfig.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes certificates as {@code Subject="CN=x";SerialNumber="1"}: fields separated by semicolons, certificates by
 * commas.
 */
final class CertificateInfo {

    private final Info wanted;
    private final Set<String> subject;
    private final Set<String> issuer;

    CertificateInfo(Info wanted) {
        this.wanted = wanted;
        subject = subject(wanted.subject());
        issuer = issuer(wanted.issuer());
    }

    private static Set<String> subject(@Nullable Subject wanted) {
        Set<String> parts = new LinkedHashSet<>();
        if (wanted != null) {
            addIf(wanted.domainComponent(), "DC", parts);
            addIf(wanted.country(), "C", parts);
            addIf(wanted.province(), "ST", parts);
            addIf(wanted.locality(), "L", parts);
            addIf(wanted.organization(), "O", parts);
            addIf(wanted.organizationalUnit(), "OU", parts);
            addIf(wanted.serialNumber(), DistinguishedName.SERIAL_NUMBER, parts);
            addIf(wanted.commonName(), DistinguishedName.COMMON_NAME, parts);
        }
        return parts;
    }

    private static Set<String> issuer(@Nullable Issuer wanted) {
        Set<String> parts = new LinkedHashSet<>();
        if (wanted != null) {
            addIf(wanted.domainComponent(), "DC", parts);
            addIf(wanted.country(), "C", parts);
            addIf(wanted.province(), "ST", parts);
            addIf(wanted.locality(), "L", parts);
            addIf(wanted.organization(), "O", parts);
            addIf(wanted.serialNumber(), DistinguishedName.SERIAL_NUMBER, parts);
            addIf(wanted.commonName(), DistinguishedName.COMMON_NAME, parts);
        }
        return parts;
    }

    private static void addIf(boolean wanted, String part, Set<String> parts) {
        if (wanted) {
            parts.add(part);
        }
    }

    /** Escaped like the query of a URL. */
    String of(List<X509Certificate> chain) {
        String plain = chain.stream().map(this::describe).collect(Collectors.joining(","));
        return URLEncoder.encode(plain, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private String describe(X509Certificate certificate) {
        List<String> fields = new ArrayList<>();
        add(
                "Subject",
                DistinguishedName.of(certificate.getSubjectX500Principal()).write(subject),
                fields);
        add("Issuer", DistinguishedName.of(certificate.getIssuerX500Principal()).write(issuer), fields);
        add(
                "SerialNumber",
                wanted.serialNumber() ? certificate.getSerialNumber().toString() : "",
                fields);
        add("NB", wanted.notBefore() ? seconds(certificate.getNotBefore()) : "", fields);
        add("NA", wanted.notAfter() ? seconds(certificate.getNotAfter()) : "", fields);
        add("SAN", wanted.sans() ? String.join(",", AlternativeNames.of(certificate)) : "", fields);
        return String.join(";", fields);
    }

    private static void add(String name, String value, List<String> fields) {
        if (!value.isEmpty()) {
            fields.add(name + "=\"" + value + "\"");
        }
    }

    private static String seconds(Date date) {
        return String.valueOf(date.toInstant().getEpochSecond());
    }
}
