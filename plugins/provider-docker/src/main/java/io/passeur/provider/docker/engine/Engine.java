package io.passeur.provider.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to an engine. Thread-safe. Requests block. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** The default timeout. An engine under load needs several seconds for a list of thousands of containers. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final Endpoint endpoint;
    private final ApiVersion version;
    private final DockerClient calls;
    private final DockerClient streams;

    private Engine(Endpoint endpoint, ApiVersion version, DockerClient calls, DockerClient streams) {
        this.endpoint = endpoint;
        this.version = version;
        this.calls = calls;
        this.streams = streams;
    }

    /** Connects and determines the engine's API version. */
    public static Engine connect(EngineSettings settings) throws EngineException {
        Duration timeout = settings.timeout().isZero() ? DEFAULT_TIMEOUT : settings.timeout();
        DockerHttpClient calls = Transports.open(settings, timeout);
        try {
            ApiVersion version = settings.apiVersion().isEmpty()
                    ? new Negotiation(calls).version()
                    : ApiVersion.parse(settings.apiVersion(), "DOCKER_API_VERSION");
            ClientConfig config = new ClientConfig(settings.endpoint().uri(), version);
            return new Engine(
                    settings.endpoint(),
                    version,
                    DockerClientImpl.getInstance(config, calls),
                    DockerClientImpl.getInstance(config, Transports.open(settings, null)));
        } catch (EngineException | RuntimeException e) {
            close(calls);
            throw EngineFailures.explain(settings.endpoint(), e);
        }
    }

    /** All containers, in any state. */
    public List<ContainerDetails> containers() throws EngineException {
        try {
            return calls.listContainersCmd().withShowAll(true).exec().stream()
                    .map(ContainerMapper::facts)
                    .toList();
        } catch (RuntimeException e) {
            throw EngineFailures.explain(endpoint, e);
        }
    }

    /** The stop signal of a container, set by its image or by its creator; empty for the default. */
    public String stopSignal(String container) throws EngineException {
        try {
            // The library's class lacks the signal, but the JSON from which it was read has it.
            Object config =
                    calls.inspectContainerCmd(container).exec().getRawValues().get("Config");
            Object signal = config instanceof Map<?, ?> map ? map.get("StopSignal") : null;
            return signal == null ? "" : signal.toString();
        } catch (NotFoundException e) {
            return "";
        } catch (RuntimeException e) {
            throw EngineFailures.explain(endpoint, e);
        }
    }

    /**
     * Starts to listen. Returns once the engine has responded, so that no later event is missed.
     *
     * @param since seconds since 1970; the engine first repeats the events since then
     */
    public EventStream listen(long since, EventListener listener) throws EngineException {
        EventStream stream = new EventStream(endpoint, listener);
        try {
            streams.eventsCmd()
                    .withSince(Long.toString(since))
                    .withEventTypeFilter("container", "network")
                    .withEventFilter(EventStream.ACTIONS)
                    .exec(stream);
        } catch (RuntimeException e) {
            throw EngineFailures.explain(endpoint, e);
        }
        stream.awaitOpen();
        return stream;
    }

    @Override
    public void close() {
        close(calls);
        close(streams);
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("A connection to the engine could not be closed", e);
        } catch (Exception e) {
            LOG.warn("A connection to the engine could not be closed", e);
        }
    }

    @Override
    public String toString() {
        return endpoint + ", API " + version;
    }
}
