package io.passeur.api;

import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spi.Default;
import io.passeur.toolkit.GoDuration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Records of the configuration as Go shows its structs: components in order, empty ones left out, secrets redacted. A truth
 * value that is true unless somebody says otherwise, or one of three states, is always shown.
 */
public final class RecordJson {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private RecordJson() {}

    public static JsonObject of(Record value) {
        JsonObject json = new JsonObject();
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            Object content = read(component, value);
            if (content != null) {
                add(json, component, shown(component.getName(), content));
            }
        }
        return json;
    }

    private static void add(JsonObject json, RecordComponent component, Object shown) {
        Default written = component.getAnnotation(Default.class);
        if (component.getDeclaringRecord() == ServerSpec.class && shown.equals(1)) {
            // The usual weight, which Traefik shows only to those who wrote it.
            return;
        }
        boolean trueByDefault = written != null && written.value().equals("true");
        if (shown instanceof Boolean && (trueByDefault || component.getType() == Boolean.class)) {
            json.always(component.getName(), shown);
        } else {
            json.put(component.getName(), shown);
        }
    }

    private static Object shown(String name, Object value) {
        if (value instanceof Record nested) {
            return of(nested);
        }
        if (value instanceof Duration duration) {
            return duration.isZero() ? "" : GoDuration.text(duration);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return SettingsJson.of(name, value);
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
