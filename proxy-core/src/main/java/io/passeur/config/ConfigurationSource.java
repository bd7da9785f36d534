package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one source of static configuration says.
 *
 * @param description for people
 * @param file whether it is a file: there, roots that nobody knows are warned of, elsewhere they are refused
 * @param problems found while reading
 */
record ConfigurationSource(
        String description,
        boolean file,
        Map<String, Object> tree,
        Function<String, @Nullable Origin> origins,
        List<Problem> problems) {}
