package io.passeur.entrypoint;

/**
 * An entry point that receives datagrams. The address and port of a client make a session; a session reads what is served
 * once, at its first datagram. There is no implementation yet: {@link EntryPoint#of} refuses addresses that end with
 * {@code /udp}.
 */
public non-sealed interface DatagramEntryPoint extends EntryPoint {}
