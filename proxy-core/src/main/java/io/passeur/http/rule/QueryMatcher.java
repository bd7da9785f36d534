package io.passeur.http.rule;

import com.google.re2j.Pattern;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code Query} and {@code QueryRegexp}: a parameter whose value passes a test. */
record QueryMatcher(QueryKey key, ValueTest test, boolean firstOnly) implements RequestMatcher {

    static QueryMatcher equal(String key, String value) {
        return new QueryMatcher(QueryKey.of(key), new Equal(value.getBytes(StandardCharsets.UTF_8)), false);
    }

    static QueryMatcher regexp(String key, Pattern pattern) {
        return new QueryMatcher(QueryKey.of(key), new Contains(pattern), false);
    }

    /** Only the parameter's first value counts. */
    static QueryMatcher firstRegexp(String key, Pattern pattern) {
        return new QueryMatcher(QueryKey.of(key), new Contains(pattern), true);
    }

    @Override
    public boolean matches(RoutedRequest input) {
        String query = input.query();
        return query != null && key.anyValue(query, test, firstOnly);
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.query(input, key);
    }

    /** Tests an escaped value between two positions of the query. */
    sealed interface ValueTest permits Equal, Contains {
        boolean test(String query, int from, int to);
    }

    /** The decoded value is exactly these bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Equal(byte[] value) implements ValueTest {

        @Override
        public boolean test(String query, int from, int to) {
            return QueryEscapes.equal(query, from, to, value);
        }

        @Override
        public String toString() {
            return Arrays.toString(value);
        }
    }

    /** The decoded value contains a pattern. */
    record Contains(Pattern pattern) implements ValueTest {

        @Override
        public boolean test(String query, int from, int to) {
            String value = QueryEscapes.decode(query, from, to);
            return value != null && pattern.matcher(value).find();
        }
    }
}
