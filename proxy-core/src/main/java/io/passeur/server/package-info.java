/**
 * The process: commands, wiring, life cycle, signals, logging.
 */
@NullMarked
package io.passeur.server;

import org.jspecify.annotations.NullMarked;
