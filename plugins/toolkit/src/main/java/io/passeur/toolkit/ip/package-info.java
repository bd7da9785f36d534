/**
 * IP addresses and ranges of addresses, read as strictly as Go reads them. Never asks a name server.
 */
@NullMarked
package io.passeur.toolkit.ip;

import org.jspecify.annotations.NullMarked;
