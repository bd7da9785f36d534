package io.passeur.net;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Request;

/** A blocking middleware whose requests wait in it until the test lets them go. */
public final class ParkingPlugin implements Plugin {

    /** Whom the requests wait for; replaced by each test. */
    static volatile CountDownLatch gate = new CountDownLatch(0);

    public record Nothing() {}

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new Factory());
    }

    private static final class Factory implements MiddlewareFactory<Nothing> {

        @Override
        public String type() {
            return "parking";
        }

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Middleware create(Nothing config, MiddlewareContext context) {
            return new Parking();
        }
    }

    private static final class Parking implements Middleware {

        @Override
        public Request.Handler wrap(Request.Handler next) {
            return (request, response, callback) -> {
                gate.await();
                return next.handle(request, response, callback);
            };
        }
    }
}
