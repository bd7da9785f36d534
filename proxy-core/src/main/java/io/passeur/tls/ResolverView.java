package io.passeur.tls;

import io.passeur.spi.CertificateState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate resolver with the states of its certificates.
 *
 * @param failure why it does not work; null if it does
 * @param states the states that the resolver reported
 */
public record ResolverView(
        String name, String type, @Nullable String failure, List<CertificateState> states) {}
