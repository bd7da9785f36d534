package io.passeur.server;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.PingConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.StatusText;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** The command {@code healthcheck}: calls {@code ping} of the proxy that runs with the same configuration. */
record Healthcheck(StaticConfiguration configuration, PrintStream out) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WELL = 200;

    /** @return the exit code of the process */
    int run() {
        try {
            String address = address(configuration);
            int status = status(address);
            String url = "http://" + address + "/ping";
            out.println(status == WELL ? "OK: " + url : "Bad healthcheck status: " + text(status));
            return status == WELL ? 0 : 1;
        } catch (ConfigurationException e) {
            out.println("Error calling healthcheck: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static String text(int status) {
        return (status + " " + StatusText.of(status)).strip();
    }

    /** The URL of {@code /ping} of a proxy with this configuration, on the same machine. */
    static String url(StaticConfiguration configuration) {
        return "http://" + reachable(address(configuration)) + "/ping";
    }

    /** As the entry point has it, without the protocol. */
    private static String address(StaticConfiguration configuration) {
        PingConfiguration ping = configuration.ping();
        if (ping == null) {
            throw new ConfigurationException("please enable `ping` to use health check");
        }
        EntryPointConfiguration entryPoint = configuration.entryPoints().get(ping.entryPoint());
        if (entryPoint == null) {
            throw new ConfigurationException("ping: missing " + ping.entryPoint() + " entrypoint");
        }
        if (entryPoint.port() == 0) {
            throw new ConfigurationException("entryPoints." + ping.entryPoint() + ".address: \"" + entryPoint.address()
                    + "\" lets the system choose the port, so the health check does not know it; set a port");
        }
        return entryPoint.address().split("/", 2)[0];
    }

    private static String reachable(String address) {
        return address.startsWith(":") ? "localhost" + address : address;
    }

    private static int status(String address) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + reachable(address) + "/ping"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(address + " cannot be checked: " + e.getMessage(), e);
        } catch (HttpTimeoutException e) {
            throw new ConfigurationException(address + " did not respond within 5s", e);
        } catch (ConnectException e) {
            throw new ConfigurationException(address + " cannot be reached; is the proxy running?", e);
        } catch (IOException e) {
            throw new ConfigurationException(address + " sent an invalid response: " + e.getMessage(), e);
        }
    }
}
