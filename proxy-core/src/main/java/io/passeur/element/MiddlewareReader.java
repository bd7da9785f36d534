package io.passeur.element;

import io.passeur.config.Scalars;
import io.passeur.config.Trees;
import io.passeur.spec.MiddlewareSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads middlewares: one type below the name. Its settings are bound later, by whoever knows the type. */
final class MiddlewareReader implements ElementReader<MiddlewareSpec> {

    @Override
    public @Nullable MiddlewareSpec read(WrittenElement element) {
        List<MiddlewareSpec> specs = new ArrayList<>();
        element.settings().forEach((type, value) -> {
            if (value instanceof Map<?, ?> map) {
                specs.add(new MiddlewareSpec(type, Trees.freezeMap(map)));
            } else if (Boolean.TRUE.equals(Scalars.asksForSection(value))) {
                specs.add(new MiddlewareSpec(type, Map.of()));
            } else if (Scalars.asksForSection(value) == null) {
                element.error(type, Scalars.quoted(value) + " is not a section");
            }
        });
        if (specs.size() == 1 && element.settings().size() == 1) {
            return specs.get(0);
        }
        report(element, specs.size());
        return null;
    }

    private static void report(WrittenElement element, int types) {
        if (types > 1) {
            element.error(
                    "cannot create middleware: multi-types middleware not supported, consider declaring two different"
                            + " pieces of middleware instead");
        } else if (element.settings().isEmpty()) {
            element.error("has no type; write one below it, such as \"stripPrefix\"");
        }
    }
}
