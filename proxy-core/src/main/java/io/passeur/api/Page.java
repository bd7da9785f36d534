package io.passeur.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the number of the next page; 1 if there is none
 */
record Page<T>(List<T> items, int next) {

    private static final int USUAL_SIZE = 100;

    /** @throws ApiException if the parameters ask for a page that is not there */
    static <T> Page<T> of(List<T> all, Parameters parameters) throws ApiException {
        int size = parameters.number("per_page", USUAL_SIZE);
        int page = parameters.number("page", 1);
        long start = (page - 1L) * size;
        if (start != 0 && start >= all.size()) {
            throw new ApiException(400, "invalid request: page: " + page + ", per_page: " + size);
        }
        long end = Math.min(start + size, all.size());
        return new Page<>(all.subList((int) start, (int) end), end < all.size() ? page + 1 : 1);
    }

    ApiResponse toResponse(Function<T, ?> shape) {
        List<Object> shown = new ArrayList<>();
        items.forEach(item -> shown.add(shape.apply(item)));
        return ApiResponse.json(shown, Map.of("X-Next-Page", String.valueOf(next)));
    }
}
