package io.passeur.server;

/** The purpose of a proxy object. */
enum Purpose {
    /** To serve: it uses the network as configured. */
    RUN,
    /** To be checked: providers read their sources, and nothing else uses the network. */
    CHECK
}
