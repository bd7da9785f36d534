package io.passeur.http.middleware.auth.basic;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import java.util.concurrent.Executor;

/** Creates {@code basicAuth}. */
public final class BasicAuthFactory implements MiddlewareFactory<BasicAuthConfig> {

    private static final int MAX_WAITING = 1024;

    private final Executor hashing;

    public BasicAuthFactory() {
        this(new HashThreads(Runtime.getRuntime().availableProcessors(), MAX_WAITING));
    }

    /** @param hashing runs password hashes; throws RejectedExecutionException if there are too many */
    BasicAuthFactory(Executor hashing) {
        this.hashing = hashing;
    }

    @Override
    public String type() {
        return "basicAuth";
    }

    @Override
    public Class<BasicAuthConfig> configType() {
        return BasicAuthConfig.class;
    }

    @Override
    public Middleware create(BasicAuthConfig config, MiddlewareContext context) {
        Users users = Users.read(config, context.problems());
        return new BasicAuth(config, new Verifier(users, hashing));
    }
}
