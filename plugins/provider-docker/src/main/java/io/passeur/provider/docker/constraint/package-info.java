/** The language of {@code providers.docker.constraints}. In comes a text, out a test of labels; pure. */
@NullMarked
package io.passeur.provider.docker.constraint;

import org.jspecify.annotations.NullMarked;
