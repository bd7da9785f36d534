package io.passeur.api;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/** The list of a kind of elements of which there are none: sections {@code tcp} and {@code udp} are not served. */
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
