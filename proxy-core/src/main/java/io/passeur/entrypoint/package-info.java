/**
 * Entry points: accepts connections, decides what each becomes, brings requests into their final form, and hands them to the
 * {@link io.passeur.entrypoint.RequestDispatcher}. In come the configuration of an entry point and the
 * {@link io.passeur.entrypoint.StreamState} that it serves. TCP routes decide in a
 * {@link io.passeur.entrypoint.ConnectionDispatcher}; UDP has its place in
 * {@link io.passeur.entrypoint.DatagramEntryPoint}. Called by {@code routing} and {@code server}.
 */
@NullMarked
package io.passeur.entrypoint;

import org.jspecify.annotations.NullMarked;
