package io.passeur.guard;

/** Code that runs on a request thread and is declared non-blocking. */
interface Watched {

    /** Whether it runs on threads that may be blocked. */
    boolean isBlocking();

    /**
     * Called when it has occupied a thread for too long.
     *
     * @param seconds how long, in words
     * @param place the current code location, to be appended
     */
    void hasBlocked(String seconds, String place);

    /** Called when it has not reacted to an interrupt either, so that the thread is lost. */
    default void ignoresInterrupts() {}
}
