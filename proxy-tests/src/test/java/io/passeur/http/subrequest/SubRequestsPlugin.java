package io.passeur.http.subrequest;

import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Middlewares that stand on sub-requests, each as small as can be. */
public final class SubRequestsPlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(
                new TestFactory<>("testErrors", ErrorPages.Settings.class, ErrorPages::new),
                new TestFactory<>("testAuth", ForwardedAuth.Settings.class, ForwardedAuth::new),
                new TestFactory<>("testMirror", Mirror.Settings.class, Mirror::new),
                new TestFactory<>("testRetry", Retry.Settings.class, Retry::new),
                new TestFactory<>("testFill", CacheFill.Settings.class, CacheFill::new),
                new TestFactory<>("testRelay", Relay.Settings.class, Relay::new));
    }
}
