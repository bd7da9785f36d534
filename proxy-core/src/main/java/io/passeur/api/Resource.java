package io.passeur.api;

import org.jspecify.annotations.Nullable;

/** What stands at one path of the API. Asked by threads that may work for a while. */
interface Resource {

    ApiResponse get(Parameters parameters) throws ApiException;

    /**
     * What lies one segment below the path.
     *
     * @return null if nothing can
     */
    default @Nullable ApiResponse get(String id) throws ApiException {
        return null;
    }
}
