package io.passeur.routing;

/** The state of an element, in the words of Traefik's API. */
public enum Status {
    ENABLED,
    /** It is used, but not as its author may expect. */
    WARNING,
    /** It is left out. */
    DISABLED
}
