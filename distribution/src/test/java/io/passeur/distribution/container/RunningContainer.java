package io.passeur.distribution.container;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy in a container of the image. */
final class RunningContainer implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = Images.PREFIX + "-" + NUMBER.incrementAndGet();

    /** @param options of {@code docker run} and, behind the image's name, the proxy's flags */
    RunningContainer(String... options) {
        List<String> command = new ArrayList<>(List.of("run", "--detach", "--name=" + name));
        Collections.addAll(command, options);
        Docker.docker(command.toArray(String[]::new));
    }

    /** Waits until the proxy has opened its ports, or is gone. */
    RunningContainer awaitReady() {
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

    private static void pause() {
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

    RawMessage get(int port, String host, String path) {
        try (RawConnection connection = RawConnection.to(Docker.port(name, port))) {
            return connection
                    .sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n")
                    .readResponse();
        }
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
