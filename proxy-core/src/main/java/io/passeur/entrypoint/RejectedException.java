package io.passeur.entrypoint;

/** Leaves the preparation of a request that gets a {@link Rejection}. Without a stack trace, since clients cause it at will. */
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
