/**
 * Rotation of log files: how they are renamed and compressed, and when they are deleted. Used for the proxy's own log and for
 * the access log, whatever their contents.
 */
@NullMarked
package io.passeur.logfile;

import org.jspecify.annotations.NullMarked;
