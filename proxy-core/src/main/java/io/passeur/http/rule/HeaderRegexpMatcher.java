package io.passeur.http.rule;

import com.google.re2j.Pattern;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** {@code HeaderRegexp}: a header whose value the pattern finds a match in. */
record HeaderRegexpMatcher(String name, Pattern pattern) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        HttpFields fields = input.headers();
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            if (field.is(name)
                    && pattern.matcher(RequestDescription.value(field)).find()) {
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
