package io.passeur.entrypoint;

/** A connection that does not speak HTTP yet. */
interface PendingConnection {

    /** Whether it has exceeded its time limit. */
    boolean isLate(TimeLimits limits);

    /** Whether the client has sent nothing, so that nothing is lost if it is closed. */
    boolean isUntouched();

    /** Closes it. @param reason for the log */
    void giveUp(String reason);
}
