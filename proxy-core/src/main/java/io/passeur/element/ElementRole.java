package io.passeur.element;

/** What the elements of a kind are for. Kinds of different protocols have the same roles. */
public enum ElementRole {
    /** Leads what arrives at entry points to a service. */
    ROUTER,
    SERVICE,
    MIDDLEWARE,
    /** Serves elements of other roles. */
    AUXILIARY
}
