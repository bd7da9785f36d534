package io.passeur.http.middleware.headers;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import java.util.ArrayList;
import java.util.List;

/** Creates {@code headers}. */
public final class HeadersFactory implements MiddlewareFactory<HeadersConfig> {

    @Override
    public String type() {
        return "headers";
    }

    @Override
    public Class<HeadersConfig> configType() {
        return HeadersConfig.class;
    }

    @Override
    public Middleware create(HeadersConfig config, MiddlewareContext context) {
        boolean custom = !config.customRequestHeaders().isEmpty()
                || !config.customResponseHeaders().isEmpty();
        if (!custom && !config.hasCors() && !config.hasSecurity()) {
            throw new ConfigurationException("headers configuration not valid (expected: at least one option)");
        }
        config.withoutEffect()
                .forEach(
                        name -> context.logger().warn("{} has no effect: {}", name, DeprecatedOptions.successor(name)));
        return assemble(config, context);
    }

    private static Headers assemble(HeadersConfig config, MiddlewareContext context) {
        Cors cors = config.hasCors() ? new Cors(config) : null;
        List<ResponseEdit> outer = new ArrayList<>();
        if (!config.customResponseHeaders().isEmpty()) {
            outer.add(new CustomResponseHeaders(config.customResponseHeaders(), context.logger()));
        }
        if (cors != null) {
            outer.add(cors);
        }
        List<ResponseEdit> all = new ArrayList<>(BrowserRules.of(config));
        all.addAll(outer);
        return new Headers(
                cors,
                new CustomRequestHeaders(config.customRequestHeaders(), context.logger()),
                new AllowedHosts(config),
                outer,
                all);
    }
}
