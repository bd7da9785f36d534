package io.passeur.metrics;

import io.passeur.observation.RouteTags;
import io.passeur.observation.SubRequestObserver;
import org.jspecify.annotations.Nullable;

/**
 * Counts sub-requests for the services that took them; they belong to no entry point and no router. Whether they count is for
 * the router to say that took the client's request.
 *
 * @param internals whether the proxy's own services count
 */
record SubRequestRecorder(ServiceRecorder services, HeaderLabels headers, boolean internals)
        implements SubRequestObserver {

    @Override
    public void ended(SubRequestEnd subRequest, @Nullable Throwable failure) {
        RouteTags route = subRequest.route();
        String service = subRequest.record().service();
        if (service == null || route != null && !route.metrics() || !internals && service.endsWith("@internal")) {
            return;
        }
        services.count(
                subRequest.record(),
                RequestMeasurement.of(
                        subRequest.request(),
                        subRequest.response(),
                        failure,
                        subRequest.requestBytes(),
                        subRequest.responseBytes(),
                        headers.values(subRequest.request()),
                        null));
    }
}
