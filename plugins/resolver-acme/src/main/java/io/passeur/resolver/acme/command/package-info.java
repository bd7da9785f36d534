/** {@code passeur certs}: shows, writes and reads certificates without a running proxy. */
@NullMarked
package io.passeur.resolver.acme.command;

import org.jspecify.annotations.NullMarked;
