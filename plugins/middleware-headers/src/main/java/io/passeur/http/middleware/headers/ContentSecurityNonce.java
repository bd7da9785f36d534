package io.passeur.http.middleware.headers;

import io.passeur.spi.HeaderSyntax;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** Content security policies with {@code $NONCE} in them: 16 random bytes for each response, the same in both headers. */
final class ContentSecurityNonce implements ResponseEdit {

    static final String ENFORCED = "Content-Security-Policy";
    static final String REPORTED = "Content-Security-Policy-Report-Only";
    private static final String PLACE = "$NONCE";
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final String enforced;
    private final String reported;

    ContentSecurityNonce(HeadersConfig config) {
        enforced = HeaderSyntax.value(ENFORCED, config.contentSecurityPolicy());
        reported = HeaderSyntax.value(REPORTED, config.contentSecurityPolicyReportOnly());
    }

    static boolean isWanted(HeadersConfig config) {
        return config.contentSecurityPolicy().contains(PLACE)
                || config.contentSecurityPolicyReportOnly().contains(PLACE);
    }

    @Override
    public void apply(Request request, HttpFields.Mutable headers) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = "'nonce-" + Base64.getEncoder().encodeToString(bytes) + "'";
        set(headers, ENFORCED, enforced, nonce);
        set(headers, REPORTED, reported, nonce);
    }

    private static void set(HttpFields.Mutable headers, String name, String template, String nonce) {
        if (!template.isEmpty()) {
            headers.remove(name).add(name, template.replace(PLACE, nonce));
        }
    }
}
