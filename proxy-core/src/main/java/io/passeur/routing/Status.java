package io.passeur.routing;

/** The state of an element, in the words of Traefik's API. */
public enum Status {
    ENABLED,
    /** It works, but not as its author may think. */
    WARNING,
    /** It is left out. */
    DISABLED
}
