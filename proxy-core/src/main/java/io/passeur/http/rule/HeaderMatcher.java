package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * {@code Header}: a header with exactly this value.
 *
 * @param value null for any value
 */
record HeaderMatcher(String name, @Nullable String value) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        HttpFields fields = input.headers();
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            if (field.is(name) && (value == null || value.equals(RequestDescription.value(field)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.header(input, name);
    }
}
