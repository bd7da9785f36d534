package io.passeur.http.service;

import io.passeur.live.Holders;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.Service;
import io.passeur.spi.ServiceFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service that a plugin made. It is closed when the last routing table that holds it lets go. */
final class PluginService implements SharedService {

    private final Plan plan;
    private final Service service;
    private final Holders holders = Holders.one();
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Everything that the service is made of.
     *
     * @param name the full name
     * @param children by the references that name them
     */
    record Plan(String name, ServiceFactory<?> factory, Record settings, Map<String, LiveService> children) {

        boolean holds(ServiceFactory<?> other, Record written) {
            return factory == other && settings.equals(written);
        }
    }

    PluginService(Plan plan, Service service) {
        this.plan = plan;
        this.service = service;
    }

    Plan plan() {
        return plan;
    }

    @Override
    public boolean retain() {
        return holders.addIfAny();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestRecord.ofOrUnread(request).served(plan.name());
        service.handle(request, response, callback);
        return true;
    }

    @Override
    public void start() {
        if (started.compareAndSet(false, true)) {
            service.start();
        }
    }

    @Override
    public boolean isUp() {
        return service.isUp();
    }

    @Override
    public boolean checksHealth() {
        return service.checksHealth();
    }

    @Override
    public Map<String, String> serverStatus() {
        return Map.of();
    }

    @Override
    public void close() {
        if (holders.remove()) {
            service.close();
        }
    }
}
