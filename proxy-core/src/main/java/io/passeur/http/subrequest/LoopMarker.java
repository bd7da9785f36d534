package io.passeur.http.subrequest;

import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * A header field by which a middleware recognizes its own sub-request when that comes back to it as a request, even
 * from outside the proxy. Its values are random, so that others cannot guess them.
 *
 * @param owner the full name of the middleware
 * @param field the field with this middleware's value
 */
record LoopMarker(String owner, HttpField field) {

    static final String HEADER = "X-Passeur-Sub-Request";

    private static final int MAX_DEPTH = 8;
    private static final long PROCESS = ThreadLocalRandom.current().nextLong();

    static LoopMarker of(String owner) {
        long value = PROCESS;
        for (int i = 0; i < owner.length(); i++) {
            value = (value ^ owner.charAt(i)) * 0x100000001b3L;
        }
        return new LoopMarker(owner, new HttpField(HEADER, String.format("%016x", value)));
    }

    /** Why no sub-request may be sent for a request with these fields, or null if it may. */
    @Nullable
    String refusal(HttpFields fields) {
        int depth = 0;
        for (HttpField mark : fields) {
            if (!mark.is(HEADER)) {
                continue;
            }
            if (field.getValue().equals(mark.getValue())) {
                return "it would loop: the request is itself a sub-request of " + owner;
            }
            depth++;
        }
        return depth < MAX_DEPTH ? null : "sub-requests are nested too deeply: " + depth + " levels";
    }

    /** Marks a sub-request that is sent for a request with the fields {@code cause}. */
    void put(HttpFields.Mutable sent, HttpFields cause) {
        sent.remove(HEADER);
        cause.getFields(HEADER).forEach(sent::add);
        sent.add(field);
    }
}
