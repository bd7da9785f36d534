package io.passeur.observation;

import io.passeur.spi.RequestDetails;

/** A request that carries its record. */
public interface Observed extends RequestDetails.Carrier {

    @Override
    RequestRecord record();
}
