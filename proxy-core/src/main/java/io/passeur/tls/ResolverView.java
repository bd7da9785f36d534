package io.passeur.tls;

import io.passeur.spi.CertificateState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate resolver with what becomes of its work.
 *
 * @param failure why it does not work; null if it does
 * @param states as the resolver tells them
 */
public record ResolverView(
        String name, String type, @Nullable String failure, List<CertificateState> states) {}
