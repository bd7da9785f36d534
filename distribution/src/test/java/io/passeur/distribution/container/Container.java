package io.passeur.distribution.container;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A container that runs, or did.
 *
 * @param name or id
 */
record Container(String name) implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** @param options of {@code docker run}, the image, and behind it the proxy's flags */
    static Container run(String... options) {
        String name = Images.PREFIX + "-" + NUMBER.incrementAndGet();
        List<String> command = new ArrayList<>(List.of("run", "--detach", "--name=" + name));
        Collections.addAll(command, options);
        Docker.docker(command.toArray(String[]::new));
        return new Container(name);
    }

    /** Waits until the proxy has opened its ports, or is gone. */
    Container awaitReady() {
        while (!log().contains("Passeur is ready")) {
            if (!inspect("{{.State.Running}}").equals("true")) {
                throw new AssertionError("the container did not stay: " + log());
            }
            pause();
        }
        return this;
    }

    /** Waits for something other than {@code starting}. */
    String awaitHealth() {
        String health = inspect("{{.State.Health.Status}}");
        while (health.equals("starting")) {
            pause();
            health = inspect("{{.State.Health.Status}}");
        }
        return health;
    }

    /** Between two questions whose answer takes the engine some work. */
    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String log() {
        return Docker.docker("logs", name);
    }

    String inspect(String format) {
        return Docker.docker("inspect", "--format=" + format, name);
    }

    String execute(String... command) {
        List<String> arguments = new ArrayList<>(List.of("exec", name));
        Collections.addAll(arguments, command);
        return Docker.docker(arguments.toArray(String[]::new));
    }

    /** The port of this machine's loopback that leads to one of the container's. */
    int port(int inside) {
        String address = Docker.docker("port", name, String.valueOf(inside))
                .lines()
                .toList()
                .get(0);
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    RawMessage get(int port, String host, String path) {
        try (RawConnection connection = RawConnection.to(port(port))) {
            return connection
                    .sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n")
                    .readResponse();
        }
    }

    String hostname() {
        return inspect("{{.Config.Hostname}}");
    }

    /** @return the exit status */
    String stop() {
        Docker.docker("stop", name);
        return inspect("{{.State.ExitCode}}");
    }

    @Override
    public void close() {
        Docker.cleanUp("rm", "--force", "--volumes", name);
    }
}
