package io.passeur.server;

/** What a proxy is made for. */
enum Purpose {
    /** To serve: it uses the network as its configuration says. */
    RUN,
    /** To be looked at: providers read their sources, and nothing else reaches the network. */
    CHECK
}
