package io.passeur.observation;

import org.eclipse.jetty.server.Request;

/** A request that carries its record, which all wrappers around it share. */
public class RecordedRequest extends Request.Wrapper implements Observed {

    private final RequestRecord record;

    public RecordedRequest(Request wrapped, RequestRecord record) {
        super(wrapped);
        this.record = record;
    }

    @Override
    public final RequestRecord record() {
        return record;
    }
}
