package io.passeur.entrypoint;

/** A connection that does not speak HTTP yet. */
interface Beginning {

    /** Whether it has taken longer than it may. */
    boolean isLate(Limits limits);

    /** Whether nothing came yet, so that nothing is lost if it ends. */
    boolean isUntouched();

    /** Ends it, with a reason for the log. */
    void giveUp(String reason);
}
