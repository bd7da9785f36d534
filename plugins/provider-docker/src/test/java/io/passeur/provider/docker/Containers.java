package io.passeur.provider.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.IOUtils;

/**
 * Containers of a real engine, made of BusyBox alone, since no registry is needed then. They answer with the name that they
 * were given, and end with the test. The engine may be shared: all of them have one label of their own.
 */
final class Containers implements AutoCloseable {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final List<Path> BUSYBOXES = List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));

    private final String mark = "passeur-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> networks = new ArrayList<>();

    private Containers() {}

    /** Skips the test where there is no engine or nothing to make an image of. */
    static Containers open() {
        assumeTrue(Files.isWritable(SOCKET), "skipped: there is no Docker engine at " + SOCKET);
        assumeTrue(busybox() != null, "skipped: there is no busybox, of which images are made (busybox-static)");
        Containers containers = new Containers();
        containers.docker(image(), "import", "-", containers.mark);
        return containers;
    }

    private static Path busybox() {
        return BUSYBOXES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    /** A file system with one program in it, as tar has it. */
    private static byte[] image() {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try {
            byte[] program = Files.readAllBytes(busybox());
            entry(tar, "bin/busybox", '0', "", program);
            entry(tar, "bin/sh", '2', "busybox", new byte[0]);
            tar.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tar.toByteArray();
    }

    private static void entry(OutputStream tar, String name, char type, String link, byte[] content)
            throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000755");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(content.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** What a provider needs so that it sees these containers and no others. */
    String constraint() {
        return "Label(`passeur.test`, `" + mark + "`)";
    }

    /** The name by which the engine knows it. */
    String full(String name) {
        return mark + "-" + name;
    }

    /** A server on a port of this machine, reached without a bridge; it answers at once when it is asked to stop. */
    String onHost(String name, int port, String... options) {
        List<String> all = new ArrayList<>(List.of("--network", "host"));
        all.addAll(List.of(options));
        return run(name, "127.0.0.1:" + port, all);
    }

    /** A server with an address of its own. */
    String onBridge(String name, String... options) {
        return run(name, "80", List.of(options));
    }

    private String run(String name, String listen, List<String> options) {
        List<String> command =
                new ArrayList<>(List.of("run", "-d", "--name", full(name), "--label", "passeur.test=" + mark));
        command.addAll(options);
        String script = """
                mkdir -p /www/cgi-bin
                echo %s > /www/index.html
                printf '#!/bin/sh\\ntouch /begun; sleep 2; printf "Content-Type: text/plain\\\\r\\\\n\\\\r\\\\nslow"\\n' > /www/cgi-bin/slow
                chmod +x /www/cgi-bin/slow
                trap 'sleep ${GRACE:-0}; exit 0' TERM
                busybox httpd -f -h /www -p %s &
                wait
                """.formatted(name, listen);
        command.addAll(List.of(mark, "/bin/sh", "-c", script));
        return docker(command.toArray(String[]::new)).strip();
    }

    String network(String name) {
        docker("network", "create", full(name));
        networks.add(full(name));
        return full(name);
    }

    String docker(String... arguments) {
        return docker(new byte[0], arguments);
    }

    private String docker(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            }
            String output = IOUtils.toString(process.getInputStream(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command.subList(0, 2)) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        String all = docker("ps", "-aq", "--filter", "label=passeur.test=" + mark);
        for (String id : all.lines().toList()) {
            docker("rm", "-f", id);
        }
        networks.forEach(network -> docker("network", "rm", network));
        docker("rmi", "-f", mark);
    }
}
