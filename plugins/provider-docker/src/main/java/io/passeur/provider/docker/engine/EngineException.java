package io.passeur.provider.docker.engine;

/** The engine cannot be reached, or did not respond. The message is written for the operator of the proxy. */
public final class EngineException extends Exception {

    private static final long serialVersionUID = 1;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
