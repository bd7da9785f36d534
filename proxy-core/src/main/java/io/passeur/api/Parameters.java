package io.passeur.api;

import java.util.List;
import org.eclipse.jetty.util.Fields;

/** The parameters of a query; of several with one name the first counts, unless all are asked for. */
record Parameters(Fields fields) {

    /** Empty if it is missing. */
    String get(String name) {
        String value = fields.getValue(name);
        return value == null ? "" : value;
    }

    List<String> all(String name) {
        List<String> values = fields.getValues(name);
        return values == null ? List.of() : values;
    }

    /** @throws ApiException if there is one that is no number above 0 */
    int number(String name, int missing) throws ApiException {
        String raw = get(name);
        if (raw.isEmpty()) {
            return missing;
        }
        try {
            int value = Integer.parseInt(raw);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same response as to a number that is too small.
        }
        throw new ApiException(400, "invalid request: " + name + ": " + raw);
    }
}
