/**
 * The log of requests. An observer of each entry point records a request when it ends and hands the record to one thread,
 * which formats and writes it. Requests never wait for the disk: lines that cannot be written in time are counted and dropped.
 * Only the wiring in {@code server} calls this package.
 */
@NullMarked
package io.passeur.accesslog;

import org.jspecify.annotations.NullMarked;
