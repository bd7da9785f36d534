package io.passeur.api;

import io.passeur.config.Redaction;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that is served, or that somebody waits for.
 *
 * @param state {@code issued}, {@code pending}, {@code failed} or {@code generated}
 * @param source in words
 * @param certificate null if there is none yet
 * @param lastError why the last attempt of the resolver failed
 * @param nextTry when the resolver acts again
 * @param users the routers that serve or want it
 */
record WatchedCertificate(
        Collection<String> names,
        String state,
        String source,
        String resolver,
        @Nullable X509Certificate certificate,
        @Nullable String lastError,
        @Nullable Instant nextTry,
        SortedSet<String> users) {

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("names", names)
                .put("state", state)
                .put("source", source)
                .put("resolver", resolver);
        if (certificate != null) {
            json.put("sha256", CertificateJson.fingerprint(certificate))
                    .put("notBefore", certificate.getNotBefore().toInstant().toString())
                    .put("notAfter", certificate.getNotAfter().toInstant().toString());
        }
        return json.put("lastError", lastError == null ? null : Redaction.text(lastError))
                .put("nextTry", nextTry == null ? null : nextTry.toString())
                .put("usedBy", users);
    }
}
