package io.passeur.http.middleware.headers;

import io.passeur.spi.HeaderSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Headers to set and to delete. Immutable. */
final class HeaderChanges {

    private final List<HttpField> set;
    private final List<String> deleted;

    private HeaderChanges(List<HttpField> set, List<String> deleted) {
        this.set = List.copyOf(set);
        this.deleted = List.copyOf(deleted);
    }

    /** @param written values by name; an empty value deletes the header */
    static HeaderChanges of(Map<String, String> written) {
        List<HttpField> set = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        written.forEach((name, value) -> {
            if (value.isEmpty()) {
                deleted.add(HeaderSyntax.name(name));
            } else {
                set.add(HeaderSyntax.field(HeaderSyntax.canonical(HeaderSyntax.name(name)), value));
            }
        });
        return new HeaderChanges(set, deleted);
    }

    boolean isEmpty() {
        return set.isEmpty() && deleted.isEmpty();
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // no iterator on the hot path
    void apply(HttpFields.Mutable headers) {
        for (int i = 0; i < deleted.size(); i++) {
            headers.remove(deleted.get(i));
        }
        for (int i = 0; i < set.size(); i++) {
            // Not put: in Jetty 12.1.14, a stream over an immutable copy still contains the fields that put replaced.
            headers.remove(set.get(i).getName()).add(set.get(i));
        }
    }
}
