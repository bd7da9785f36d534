package io.passeur.http.middleware.headers;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** A change to the headers of a response that is about to be sent. Thread-safe. */
@FunctionalInterface
interface ResponseEdit {

    /** @param request as it was forwarded to the service */
    void apply(Request request, HttpFields.Mutable headers);
}
