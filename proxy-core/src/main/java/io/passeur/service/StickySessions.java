package io.passeur.service;

import io.passeur.spi.ResponseInterceptor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Remembers clients' servers (or child services) by a cookie; nothing is kept here. Immutable.
 *
 * @param <T> what a client sticks to
 */
final class StickySessions<T> {

    private final StickyCookie cookie;
    private final Map<T, Session<T>> byTarget = new LinkedHashMap<>();
    private final Map<String, Session<T>> byValue = new HashMap<>();

    /** @param name what the cookie's value is derived from; of two targets with one name the first is found again */
    StickySessions(StickyCookie cookie, List<T> targets, Function<T, String> name) {
        this.cookie = cookie;
        for (T target : targets) {
            String value = SessionHashes.value(name.apply(target));
            Session<T> session = new Session<>(target, cookie.setting(value), false);
            byTarget.put(target, session);
            byValue.putIfAbsent(value, session);
        }
        byTarget.forEach((target, session) -> {
            for (String value : SessionHashes.legacyValues(name.apply(target))) {
                byValue.putIfAbsent(value, new Session<>(target, session.setting(), true));
            }
        });
    }

    /** The session that the request's cookie names, if it names one. */
    @Nullable
    Session<T> of(Request request) {
        String value = cookie.valueIn(request);
        return value == null ? null : byValue.get(value);
    }

    /** A response that tells the client to stick to {@code target}. */
    Response begin(T target, Request request, Response response) {
        Session<T> session = byTarget.get(target);
        return session == null ? response : new CookieSetter(request, response, session.setting());
    }

    /** @param legacy whether the client holds a value of an earlier version, to be replaced */
    record Session<T>(T target, HttpField setting, boolean legacy) {

        /** A response that brings the client's cookie up to date where it is not. */
        Response renewed(Request request, Response response) {
            return legacy ? new CookieSetter(request, response, setting) : response;
        }
    }

    private static final class CookieSetter extends ResponseInterceptor {

        private final HttpField setting;

        CookieSetter(Request request, Response response, HttpField setting) {
            super(request, response);
            this.setting = setting;
        }

        @Override
        protected void beforeCommit() {
            getHeaders().add(setting);
        }
    }
}
