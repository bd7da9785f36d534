/**
 * The log of requests. An observer of each entry point notes what is known of a request when it has ended, and hands that over
 * to one thread, which puts it into words and writes it. Requests never wait for the disk: what it cannot take is counted and
 * left out. Made and closed by the wiring; nobody else calls it.
 */
@NullMarked
package io.passeur.accesslog;

import org.jspecify.annotations.NullMarked;
