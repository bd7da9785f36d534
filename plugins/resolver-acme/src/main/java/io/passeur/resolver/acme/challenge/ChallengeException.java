package io.passeur.resolver.acme.challenge;

/** A proof could not be presented; the message tells the operator why. */
public final class ChallengeException extends Exception {

    private static final long serialVersionUID = 1;

    public ChallengeException(String message) {
        super(message);
    }

    public ChallengeException(String message, Throwable cause) {
        super(message, cause);
    }
}
