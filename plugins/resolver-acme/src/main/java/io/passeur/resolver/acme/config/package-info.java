/** The settings as a user writes them. */
@NullMarked
package io.passeur.resolver.acme.config;

import org.jspecify.annotations.NullMarked;
