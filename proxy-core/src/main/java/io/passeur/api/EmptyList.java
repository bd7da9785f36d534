package io.passeur.api;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/** An empty list, for the sections {@code tcp} and {@code udp}, which are not served yet. */
record EmptyList(String noun) implements Resource {

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        return Page.of(List.of(), parameters).toResponse(element -> element);
    }

    @Override
    public ApiResponse get(String id) throws ApiException {
        throw new ApiException(HttpStatus.NOT_FOUND_404, noun + " not found: " + id);
    }
}
