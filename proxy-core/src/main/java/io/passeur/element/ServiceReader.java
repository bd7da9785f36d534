package io.passeur.element;

import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads services: the settings of each type of service below its name, and what all types have. */
final class ServiceReader implements ElementReader<ServiceSpec> {

    private static final String MIDDLEWARES = "middlewares";

    private final SortedMap<String, ServiceType<?>> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** What services of all types have. */
    private record Common(List<String> middlewares) {}

    ServiceReader(Collection<ServiceType<?>> types) {
        types.forEach(type -> this.types.put(type.name(), type));
    }

    List<String> keys() {
        List<String> keys =
                new ArrayList<>(types.values().stream().map(ServiceType::name).toList());
        keys.add(MIDDLEWARES);
        return keys;
    }

    /** Whether a plugin adds the type. */
    boolean isAdded(String key) {
        ServiceType<?> type = types.get(key);
        return type != null && !ServiceType.BUILT_IN.contains(type);
    }

    @Override
    public @Nullable ServiceSpec read(WrittenElement element) {
        SortedMap<String, Record> settings = new TreeMap<>();
        SortedMap<String, Object> common = new TreeMap<>();
        boolean sound = true;
        for (Map.Entry<String, Object> entry : element.settings().entrySet()) {
            ServiceType<?> type = types.get(entry.getKey());
            if (type != null) {
                sound &= read(type, element, entry, settings);
            } else if (entry.getKey().equalsIgnoreCase(MIDDLEWARES)) {
                common.put(entry.getKey(), entry.getValue());
            } else {
                element.error(entry.getKey(), "unknown key" + Suggestions.hint(entry.getKey(), keys()));
                sound = false;
            }
        }
        Common rest = element.bind(Common.class, common);
        return rest == null || !sound ? null : new ServiceSpec(settings, rest.middlewares());
    }

    /** @return whether there was no error */
    private static boolean read(
            ServiceType<?> type,
            WrittenElement element,
            Map.Entry<String, Object> entry,
            SortedMap<String, Record> settings) {
        int before = element.problems().size();
        Record bound = element.section(type.settings(), type.allowEmpty(), type.name(), entry.getValue());
        if (bound != null && settings.put(type.name(), bound) != null) {
            element.error(entry.getKey(), "is written twice, in different upper and lower case");
            return false;
        }
        return bound != null || element.problems().size() == before;
    }
}
