package io.passeur.entrypoint;

import java.util.Arrays;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Collects the headers of one request in one array, which is copied once at the end. */
final class HeaderList {

    private static final int ADDED = 10;

    private @Nullable HttpField[] fields;
    private int size;

    HeaderList(int came) {
        fields = new HttpField[came + ADDED];
    }

    void add(HttpField field) {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, size + ADDED);
        }
        fields[size++] = field;
    }

    void addIfPresent(@Nullable HttpField field) {
        if (field != null) {
            add(field);
        }
    }

    /** The first value that is not empty, or null. */
    @Nullable
    String value(String name) {
        for (int i = 0; i < size; i++) {
            HttpField field = fields[i];
            if (field != null
                    && field.is(name)
                    && field.getValue() != null
                    && !field.getValue().isEmpty()) {
                return field.getValue();
            }
        }
        return null;
    }

    /** Sets the field unless it already has a value. */
    void addIfEmpty(@Nullable HttpField added) {
        if (added != null && value(added.getName()) == null) {
            set(added);
        }
    }

    /** Replaces all fields of the same name. */
    void set(HttpField field) {
        remove(field.getName());
        add(field);
    }

    private void remove(String name) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            HttpField field = fields[i];
            if (field != null && !field.is(name)) {
                fields[kept++] = field;
            }
        }
        size = kept;
    }

    /** Joins several fields into one. */
    void join(HttpHeader header, String separator) {
        StringJoiner joined = new StringJoiner(separator);
        int found = 0;
        for (int i = 0; i < size; i++) {
            HttpField field = fields[i];
            if (field != null && field.getHeader() == header) {
                joined.add(field.getValue());
                found++;
            }
        }
        if (found > 1) {
            set(new HttpField(header, joined.toString()));
        }
    }

    HttpFields toFields() {
        return HttpFields.from(Arrays.copyOf(fields, size));
    }
}
