/** {@code passeur certs}: shows, exports and imports certificates without a running proxy. */
@NullMarked
package io.passeur.resolver.acme.command;

import org.jspecify.annotations.NullMarked;
