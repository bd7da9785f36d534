/** The settings as a user writes them, and what they stand for. */
@NullMarked
package io.passeur.resolver.acme.config;

import org.jspecify.annotations.NullMarked;
