package io.passeur.element;

import io.passeur.config.QualifiedName;
import io.passeur.spi.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One element of the merged configuration.
 *
 * @param origin where it was written, if the provider knows
 */
public record Element<S>(
        QualifiedName name, S spec, @Nullable Origin origin) {}
