package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration.FieldMode;
import io.passeur.config.AccessLogConfiguration.Fields;
import java.util.Map;
import java.util.TreeMap;

/** Which fields are kept. Immutable. */
final class FieldChoice {

    private final FieldMode usual;
    private final Map<String, FieldMode> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    FieldChoice(Fields fields) {
        usual = fields.defaultMode();
        names.putAll(fields.names());
    }

    boolean keeps(CoreField field) {
        return names.getOrDefault(field.written(), usual) == FieldMode.KEEP;
    }
}
