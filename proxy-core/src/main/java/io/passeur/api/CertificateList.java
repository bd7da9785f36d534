package io.passeur.api;

import io.passeur.routing.RuntimeView;
import io.passeur.tls.CertificateView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /api/certificates}: those that can be served, as Traefik shows them. */
final class CertificateList implements Resource {

    private final Supplier<RuntimeView> live;
    private final Clock clock;

    CertificateList(Supplier<RuntimeView> live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        Instant now = clock.instant();
        Criteria criteria = Criteria.of(parameters);
        List<CertificateView> found = new ArrayList<>();
        for (CertificateView certificate : live.get().tls().certificates()) {
            String status = CertificateStatus.of(certificate, now).text();
            if (criteria.acceptsStatus(status) && criteria.acceptsText(texts(certificate))) {
                found.add(certificate);
            }
        }
        found.sort(order(parameters, now));
        return Page.of(found, parameters).toResponse(certificate -> json(certificate, now));
    }

    private static String[] texts(CertificateView certificate) {
        List<String> texts = new ArrayList<>(certificate.domains());
        texts.add(certificate.certificate().getSubjectX500Principal().getName());
        texts.add(certificate.certificate().getIssuerX500Principal().getName());
        return texts.toArray(String[]::new);
    }

    private static Comparator<CertificateView> order(Parameters parameters, Instant now) {
        Comparator<CertificateView> order = order(parameters.get("sortBy"), now)
                .thenComparing(CertificateList::commonName)
                .thenComparing(view -> CertificateJson.fingerprint(view.certificate()));
        return parameters.get("direction").equals("desc") ? order.reversed() : order;
    }

    private static Comparator<CertificateView> order(String sortBy, Instant now) {
        return switch (sortBy) {
            case "issuer" -> Comparator.comparing(CertificateList::issuer);
            case "validUntil" -> Comparator.comparing(CertificateView::expiry);
            case "status" ->
                Comparator.comparing(view -> CertificateStatus.of(view, now).text());
            default -> Comparator.comparing(CertificateList::commonName);
        };
    }

    private static String commonName(CertificateView view) {
        return CertificateSubject.of(view.certificate().getSubjectX500Principal())
                .get("CN");
    }

    private static String issuer(CertificateView view) {
        return CertificateSubject.of(view.certificate().getIssuerX500Principal())
                .get("CN");
    }

    private static JsonObject json(CertificateView view, Instant now) {
        return CertificateJson.of(view.certificate(), CertificateStatus.of(view, now));
    }

    @Override
    public ApiResponse get(String fingerprint) throws ApiException {
        for (CertificateView view : live.get().tls().certificates()) {
            if (CertificateJson.fingerprint(view.certificate()).equalsIgnoreCase(fingerprint)) {
                return ApiResponse.json(json(view, clock.instant()));
            }
        }
        throw new ApiException(HttpStatus.NOT_FOUND_404, "certificate not found: " + fingerprint);
    }
}
