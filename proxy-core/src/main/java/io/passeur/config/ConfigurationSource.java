package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contents of one source of static configuration.
 *
 * @param description for people
 * @param file whether it is a file: unknown roots are warnings in files and errors elsewhere
 * @param problems found while reading
 */
record ConfigurationSource(
        String description,
        boolean file,
        Map<String, Object> tree,
        Function<String, @Nullable Origin> origins,
        List<Problem> problems) {}
