package io.passeur.entrypoint;

/** Ends the intake of a request that gets a {@link Rejection}. It has no stack trace, because clients can cause it at will. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Rejection rejection;

    RejectedException(Rejection rejection) {
        super(rejection.name(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
