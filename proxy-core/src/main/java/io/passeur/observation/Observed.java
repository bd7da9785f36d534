package io.passeur.observation;

/** A request that carries its record. */
public interface Observed {

    RequestRecord record();
}
