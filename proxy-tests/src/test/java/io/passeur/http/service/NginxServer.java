package io.passeur.http.service;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RawConnection;
import io.passeur.tls.KeyMaterial;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** nginx with one TLS server on a free port of this machine, which answers what it knows of the connection. */
final class NginxServer implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off; master_process off; pid nginx.pid; error_log error.log;
            events {}
            http {
              access_log off; client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
              keepalive_requests 1;
              server {
                listen 127.0.0.1:%d ssl %s;
                ssl_certificate own.pem; ssl_certificate_key own.key; ssl_client_certificate ca.pem; ssl_verify_client optional;
                ssl_protocols %s; ssl_session_cache shared:s:1m;
                location / { return 200 "$ssl_server_name|$ssl_protocol|$server_protocol|$ssl_client_verify|$ssl_session_reused"; }
              }
            }
            """;

    private final Process process;
    private final int port;

    private NginxServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, if it is installed. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static NginxServer start(
            Path program, Path folder, CertificateAuthority authority, boolean http2, String version, String... names)
            throws Exception {
        int port = freePort();
        KeyMaterial own = authority.issue(names);
        Map<String, String> files = Map.of(
                "own.pem", Pem.of(own.chain()),
                "own.key", Pem.of(own.key()),
                "ca.pem", authority.pem(),
                "nginx.conf", CONFIGURATION.formatted(port, http2 ? "http2" : "", version));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Process process = new ProcessBuilder(program.toString(), "-p", folder.toString(), "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        NginxServer server = new NginxServer(process, port);
        server.awaitListening(folder);
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitListening(Path folder) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (process.isAlive() && System.nanoTime() < patience) {
            try (RawConnection connection = RawConnection.to(port)) {
                return;
            } catch (UncheckedIOException e) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("nginx did not start: " + Files.readString(folder.resolve("out.log")));
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }
}
