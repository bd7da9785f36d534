package io.passeur.http.service;

import io.passeur.balance.StickyKeys;
import io.passeur.balance.StickyKeys.Session;
import io.passeur.spi.LoadBalancingTarget;
import io.passeur.spi.ResponseInterceptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps clients with their servers, or child services, by a cookie. Immutable.
 *
 * @param <T> what a client sticks to
 */
final class StickySessions<T extends LoadBalancingTarget> {

    private final StickyCookie cookie;
    private final StickyKeys<T> keys;
    private final Map<T, HttpField> settings = new HashMap<>();

    StickySessions(StickyCookie cookie, List<T> targets) {
        this.cookie = cookie;
        keys = new StickyKeys<>(
                targets,
                target -> SessionHashes.value(target.name()),
                target -> SessionHashes.legacyValues(target.name()));
        for (T target : targets) {
            settings.put(target, cookie.setting(SessionHashes.value(target.name())));
        }
    }

    /** The session that the request's cookie names, if it names one and its target takes requests. */
    @Nullable
    Session<T> of(Request request) {
        String value = cookie.valueIn(request);
        Session<T> session = value == null ? null : keys.find(value);
        return session != null && session.target().isAvailable() ? session : null;
    }

    /** A response that tells the client to stick to {@code target}. */
    Response begin(T target, Request request, Response response) {
        HttpField setting = settings.get(target);
        return setting == null ? response : new CookieSetter(request, response, setting);
    }

    /** A response that replaces the client's cookie if an earlier version set it. */
    Response renew(Session<T> session, Request request, Response response) {
        return session.outdated() ? begin(session.target(), request, response) : response;
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
