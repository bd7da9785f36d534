/** The language of {@code providers.docker.constraints}. Parses text into a test of labels; has no side effects. */
@NullMarked
package io.passeur.provider.docker.constraint;

import org.jspecify.annotations.NullMarked;
