package io.passeur.resolver.acme.testing;

import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.storage.GoPem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real authority on loopback: Pebble, with its name server, which says 127.0.0.1 to everything. */
public final class Pebble implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private final int httpPort;
    private final int tlsPort;
    private final int dnsPort;
    private final int managementPort;
    private final int controlPort;
    private final Process names;
    private Process pebble;

    private Pebble(Path folder, Map<String, String> environment, boolean eab, int nameServer) throws Exception {
        String program = Tools.need("pebble");
        this.folder = folder;
        this.environment = environment;
        List<Integer> ports = Tools.freePorts(6);
        port = ports.get(0);
        httpPort = ports.get(1);
        tlsPort = ports.get(2);
        dnsPort = nameServer == 0 ? ports.get(3) : nameServer;
        managementPort = ports.get(4);
        controlPort = ports.get(5);
        names = names(ports.get(3));
        KeyPair keys = KeyType.EC256.generate();
        Instant now = Instant.now();
        var certificate = SelfSignedCertificates.selfSigned(
                keys, now.minusSeconds(3600), now.plus(Duration.ofDays(1)), List.of("127.0.0.1", "ca.test"));
        Files.writeString(root(), GoPem.of(List.of(certificate)));
        Files.writeString(folder.resolve("ca.key"), GoPem.of(keys));
        Files.writeString(folder.resolve("pebble.json"), configuration(eab));
        pebble = pebble(program);
    }

    public static Pebble start(Path folder) throws Exception {
        return new Pebble(folder, Map.of(), false, 0);
    }

    public static Pebble start(Path folder, Map<String, String> environment) throws Exception {
        return new Pebble(folder, environment, false, 0);
    }

    public static Pebble withExternalAccounts(Path folder) throws Exception {
        return new Pebble(folder, Map.of(), true, 0);
    }

    /** @param port of a name server to ask instead of Pebble's own */
    public static Pebble asking(Path folder, int port) throws Exception {
        return new Pebble(folder, Map.of(), false, port);
    }

    private String configuration(boolean eab) {
        return """
                {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                 "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": %d, "ocspResponderURL": "",
                 "externalAccountBindingRequired": %s,
                 "externalAccountMACKeys": {"kid-1": "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W"}}}
                """.formatted(port, controlPort, root(), folder.resolve("ca.key"), httpPort, tlsPort, eab);
    }

    private Process names(int namesPort) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Tools.need("pebble-challtestsrv"),
                "-dns01=127.0.0.1:" + namesPort,
                "-management=127.0.0.1:" + managementPort,
                "-http01=",
                "-https01=",
                "-tlsalpn01=",
                "-defaultIPv6=");
        return Tools.start(builder, folder.resolve("names.log"), managementPort);
    }

    private Process pebble(String program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                program,
                "-strict",
                "-config",
                folder.resolve("pebble.json").toString(),
                "-dnsserver",
                "127.0.0.1:" + dnsPort);
        builder.environment().putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "0"));
        builder.environment().putAll(environment);
        return Tools.start(builder, folder.resolve("pebble.log"), port);
    }

    public String directory() {
        return "https://127.0.0.1:" + port + "/dir";
    }

    public int port() {
        return port;
    }

    public Path root() {
        return folder.resolve("ca.pem");
    }

    public int httpPort() {
        return httpPort;
    }

    public int tlsPort() {
        return tlsPort;
    }

    public int dnsPort() {
        return dnsPort;
    }

    /** The address of what changes the names. */
    public String management() {
        return "http://127.0.0.1:" + managementPort;
    }

    public void stopAuthority() {
        Tools.stop(pebble);
    }

    /** Forgets all accounts. */
    public void startAuthority() throws Exception {
        pebble = pebble(Tools.need("pebble"));
    }

    /** The common names of the roots that certificates may lead to, the usual one first. */
    public List<String> issuers(int count) throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            URI root = URI.create("https://127.0.0.1:" + controlPort + "/roots/" + i);
            String pem = client().send(HttpRequest.newBuilder(root).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            names.add(GoPem.certificates(pem)
                    .get(0)
                    .getSubjectX500Principal()
                    .getName()
                    .replaceFirst("^CN=", ""));
        }
        return names;
    }

    /** A client that trusts the authority's server. */
    public HttpClient client() throws Exception {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        roots.setCertificateEntry(
                "ca", GoPem.certificates(Files.readString(root())).get(0));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** What the authority said so far. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("pebble.log"));
    }

    @Override
    public void close() {
        Tools.stop(pebble);
        Tools.stop(names);
    }
}
