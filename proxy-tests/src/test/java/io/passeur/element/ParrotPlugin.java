package io.passeur.element;

import io.passeur.spi.ChildService;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.spi.Plugin;
import io.passeur.spi.Responses;
import io.passeur.spi.Service;
import io.passeur.spi.ServiceContext;
import io.passeur.spi.ServiceFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A type of service that only tests offer: it says what it was told, or passes requests on to another service. */
public final class ParrotPlugin implements Plugin {

    /** How many parrots were made, by all proxies. */
    static final AtomicInteger MADE = new AtomicInteger();

    /** How many of them were closed. */
    static final AtomicInteger CLOSED = new AtomicInteger();

    /** @param child another service, or empty */
    public record Configuration(
            @Default("") String text, @Default("") String child) {}

    @Override
    public List<ServiceFactory<?>> services() {
        return List.of(new Factory());
    }

    private static final class Factory implements ServiceFactory<Configuration> {

        @Override
        public String type() {
            return "parrot";
        }

        @Override
        public Class<Configuration> configType() {
            return Configuration.class;
        }

        @Override
        public Service create(Configuration config, ServiceContext context) {
            if (config.text().equals("mute")) {
                throw new ConfigurationException("text: a parrot cannot be mute");
            }
            MADE.incrementAndGet();
            return new Parrot(config.text(), config.child().isEmpty() ? null : context.service(config.child()));
        }
    }

    private record Parrot(String text, @Nullable ChildService child) implements Service {

        @Override
        public void handle(Request request, Response response, Callback callback) throws Exception {
            if (text.equals("crash")) {
                throw new StackOverflowError("a parrot that repeats itself");
            }
            if (child == null) {
                Responses.send(response, callback, 200, text);
            } else {
                child.handle(request, response, callback);
            }
        }

        @Override
        public boolean checksHealth() {
            return text.endsWith("sure");
        }

        @Override
        public boolean isUp() {
            if (text.equals("unsure")) {
                throw new NoClassDefFoundError("cage");
            }
            return true;
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }
}
