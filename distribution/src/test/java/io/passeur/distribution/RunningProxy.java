package io.passeur.distribution;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The proxy as a user starts it: {@code bin/passeur} in a process of its own. */
final class RunningProxy implements AutoCloseable {

    /** Where it writes down the address of {@code ping}, a moment after it is ready. */
    static final String PING_FILE = "ping-file";

    private final Process process;
    private final int port;
    private final StringBuffer output = new StringBuffer();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread reader;

    private RunningProxy(Process process, int port) {
        this.process = process;
        this.port = port;
        reader = new Thread(this::read, "output of " + process.pid());
        reader.start();
    }

    /**
     * Starts a proxy whose entry point {@code web} is on a free port, and waits until it is ready.
     *
     * @param folder for its files, of which the proxy reads {@code dynamic.toml}
     * @param jvmFlags behind those of the start script
     */
    static RunningProxy start(Path home, Path folder, String dynamic, String jvmFlags, String... flags)
            throws Exception {
        return start(home, folder, dynamic, Map.of("PASSEUR_OPTS", jvmFlags), flags);
    }

    /** The same with variables of its environment. */
    static RunningProxy start(Path home, Path folder, String dynamic, Map<String, String> environment, String... flags)
            throws Exception {
        int port = freePort();
        Path file = Files.writeString(folder.resolve("dynamic.toml"), dynamic);
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/passeur").toString(),
                "--entrypoints.web.address=127.0.0.1:" + port,
                "--providers.file.filename=" + file));
        command.addAll(List.of(flags));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.environment().put("PASSEUR_CACHE", "");
        builder.environment().put("PASSEUR_PING_FILE", folder.resolve(PING_FILE).toString());
        RunningProxy proxy = new RunningProxy(builder.start(), port);
        proxy.awaitReady();
        return proxy;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith("Passeur is ready")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        ready.countDown();
    }

    private void awaitReady() throws InterruptedException {
        if (!ready.await(60, TimeUnit.SECONDS) || !output().contains("Passeur is ready")) {
            close();
            throw new AssertionError("the proxy did not start: " + output);
        }
    }

    int port() {
        return port;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    String output() {
        return output.toString();
    }

    RawConnection connect() {
        return RawConnection.to(port);
    }

    RawMessage get(String host, String path) {
        try (RawConnection connection = connect()) {
            return connection
                    .sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n")
                    .readResponse();
        }
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** @param name as {@code kill} knows it */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("kill: " + kill.exitValue());
        }
    }

    boolean accepts() {
        try (RawConnection ignored = connect()) {
            return true;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the proxy did not end: " + output);
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
