package io.passeur.entrypoint;

/** A connection that does not speak HTTP yet. */
interface PendingConnection {

    /** Whether it has taken longer than it may. */
    boolean isLate(Limits limits);

    /** Whether nothing has come yet, so that nothing is lost if it ends. */
    boolean isUntouched();

    /** Closes it. @param reason for the log */
    void giveUp(String reason);
}
