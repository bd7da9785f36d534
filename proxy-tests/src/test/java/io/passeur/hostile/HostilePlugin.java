package io.passeur.hostile;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;
import java.util.List;

/** Offers a middleware, a provider and a certificate resolver of the type {@code hostile}, each as its settings say. */
public final class HostilePlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new Middlewares());
    }

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new Providers());
    }

    @Override
    public List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of(new Resolvers());
    }

    private static final class Middlewares implements MiddlewareFactory<Orders> {

        @Override
        public String type() {
            return "hostile";
        }

        @Override
        public Class<Orders> configType() {
            return Orders.class;
        }

        @Override
        public Middleware create(Orders orders, MiddlewareContext context) {
            return orders.in("create", () -> OpenObjects.opened(new HostileMiddleware(orders)));
        }
    }

    private static final class Providers implements ProviderFactory<Orders> {

        @Override
        public String type() {
            return "hostile";
        }

        @Override
        public Class<Orders> configType() {
            return Orders.class;
        }

        @Override
        public Provider create(Orders orders, ProviderContext context) {
            context.logger().info("create");
            return orders.in("create", () -> OpenObjects.opened(new HostileProvider(orders, context)));
        }
    }

    private static final class Resolvers implements CertificateResolverFactory<Orders> {

        @Override
        public String type() {
            return "hostile";
        }

        @Override
        public Class<Orders> configType() {
            return Orders.class;
        }

        @Override
        public CertificateResolver create(Orders orders, CertificateResolverContext context) {
            return orders.in("create", () -> OpenObjects.opened(new HostileResolver(orders)));
        }
    }
}
