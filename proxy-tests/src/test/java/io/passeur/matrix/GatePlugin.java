package io.passeur.matrix;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.testing.Await;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;

/** A blocking middleware that holds up the requests with {@code X-Wait} until the test opens the gate. */
public final class GatePlugin implements Plugin {

    private static final AtomicInteger WAITING = new AtomicInteger();
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    public record Nothing() {}

    public static void shut() {
        gate = new CountDownLatch(1);
    }

    public static void open() {
        gate.countDown();
    }

    public static void awaitWaiting(int count) {
        Await.until(() -> WAITING.get() == count);
    }

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new Factory());
    }

    private static final class Factory implements MiddlewareFactory<Nothing> {

        @Override
        public String type() {
            return "gate";
        }

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Middleware create(Nothing config, MiddlewareContext context) {
            return new Gate();
        }
    }

    private static final class Gate implements Middleware {

        @Override
        public Request.Handler wrap(Request.Handler next) {
            return (request, response, callback) -> {
                if (request.getHeaders().contains("X-Wait")) {
                    WAITING.incrementAndGet();
                    try {
                        gate.await();
                    } finally {
                        WAITING.decrementAndGet();
                    }
                }
                return next.handle(request, response, callback);
            };
        }
    }
}
