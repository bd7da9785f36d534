package io.passeur.guard;

/** What runs on a thread that carries requests, and has promised not to block it. */
interface Watched {

    /** Whether it runs on threads that may be blocked. */
    boolean isBlocking();

    /**
     * It has kept a thread for too long.
     *
     * @param seconds how long, in words
     * @param place where it stands, to be put behind them
     */
    void hasBlocked(String seconds, String place);
}
