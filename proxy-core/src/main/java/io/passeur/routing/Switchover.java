package io.passeur.routing;

/** Makes something live that stands beside entry points and TLS. */
public interface Switchover {

    /** Makes it live. @return puts back what was live before, in case that a later step fails */
    Runnable perform();

    /** Called once the configuration is live and the previous one has retired. */
    void completed();
}
