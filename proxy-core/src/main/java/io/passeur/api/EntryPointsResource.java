package io.passeur.api;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.StaticConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /api/entrypoints}. */
final class EntryPointsResource implements Resource {

    private final SortedMap<String, EntryPointConfiguration> entryPoints;

    EntryPointsResource(StaticConfiguration configuration) {
        entryPoints = new TreeMap<>(configuration.entryPoints());
    }

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        List<Map.Entry<String, EntryPointConfiguration>> all = new ArrayList<>(entryPoints.entrySet());
        return Page.of(all, parameters).toResponse(entry -> EntryPointJson.of(entry.getKey(), entry.getValue()));
    }

    @Override
    public ApiResponse get(String name) throws ApiException {
        EntryPointConfiguration entryPoint = entryPoints.get(name);
        if (entryPoint == null) {
            throw new ApiException(HttpStatus.NOT_FOUND_404, "entry point not found: " + name);
        }
        return ApiResponse.json(EntryPointJson.of(name, entryPoint));
    }
}
