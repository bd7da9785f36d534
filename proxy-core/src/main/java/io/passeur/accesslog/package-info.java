/**
 * The access log. An observer of each entry point records what is known about a request when it has ended, and passes
 * it to one thread, which formats and writes it. Requests never wait for the disk: entries that it cannot take are
 * counted and dropped. Created and closed by the wiring; nobody else calls it.
 */
@NullMarked
package io.passeur.accesslog;

import org.jspecify.annotations.NullMarked;
