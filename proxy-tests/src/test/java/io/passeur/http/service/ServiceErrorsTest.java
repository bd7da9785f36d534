package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.balance.HealthClock;
import io.passeur.balance.StrategyRegistry;
import io.passeur.config.QualifiedName;
import io.passeur.http.forward.NextUpstream;
import io.passeur.http.forward.Upstream;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.WeightedSpec;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads when a service cannot work. */
class ServiceErrorsTest {

    private static final String LB = "[http.services.web.loadBalancer]\n";
    private static final String SERVER = "servers = [{ url = \"http://a\" }]\n";

    private final List<Fake> opened = new ArrayList<>();
    private final ManualScheduler time = new ManualScheduler();
    private final ServiceCompiler compiler = new ServiceCompiler(
            target -> {
                Fake fake = new Fake();
                opened.add(fake);
                return fake;
            },
            new StrategyRegistry(List.of()),
            new HealthChecks((server, settings, outcome) -> {}, new HealthClock(time, time::nanoTime)),
            new Random(1));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(LB + "strategy = \"fastest\"", "unsupported load-balancer strategy \"fastest\""),
                Arguments.of(
                        LB + "servers = [{ url = \"b:80\" }, { url = \"c:80\" }]",
                        "loadBalancer.servers[0].url: \"b:80\" is not the URL of a server (did you mean"
                                + " \"http://b:80\"?); expected http://host:port or https://host:port or h2c://host:port"),
                Arguments.of(
                        LB + SERVER
                                + "serversTransport = \"t\"\n[http.serversTransports.t]\nrootCAs = [\"/no/ca.pem\"]",
                        "http.serversTransports.t.rootCAs[0]: the file \"/no/ca.pem\" does not exist (expected: a PEM file or PEM text)"),
                Arguments.of(
                        LB + SERVER
                                + "serversTransport = \"t\"\n[http.serversTransports.t]\ncertificates = [{ certFile = \"/no/a.pem\", keyFile = \"/no/a.key\" }]",
                        "http.serversTransports.t.certificates[0].certFile: the file \"/no/a.pem\" does not exist (expected: a PEM file or PEM text)"),
                Arguments.of(
                        LB + SERVER + "serversTransport = \"t\"\n[http.serversTransports.t]\nminVersion = \"TLS12\"",
                        "http.serversTransports.t.minVersion: \"TLS12\" is not a TLS version (expected: VersionTLS10 to VersionTLS13"),
                Arguments.of(
                        LB + SERVER
                                + "serversTransport = \"t\"\n[http.serversTransports.t]\nminVersion = \"VersionTLS13\"\nmaxVersion = \"VersionTLS12\"",
                        "http.serversTransports.t.minVersion: \"VersionTLS13\" is newer than the maximum version \"VersionTLS12\" (expected: that version or an older one)"),
                Arguments.of(
                        LB + SERVER
                                + "serversTransport = \"t\"\n[http.serversTransports.t]\nmaxVersion = \"VersionTLS11\"",
                        "http.serversTransports.t.maxVersion: \"VersionTLS11\" is disabled in this Java runtime (expected: one of [TLSv1.3, TLSv1.2]"),
                Arguments.of(
                        LB + SERVER
                                + "serversTransport = \"t\"\n[http.serversTransports.t]\ncipherSuites = [\"TLS_X\"]",
                        "http.serversTransports.t.cipherSuites: invalid CipherSuite: \"TLS_X\" (expected: a name such as TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
                Arguments.of(
                        LB + SERVER
                                + "serversTransport = \"t\"\n[http.serversTransports.t]\npeerCertSANs = [{ type = \"IP\", value = \"::1\" }]",
                        "http.serversTransports.t.peerCertSANs[0]: type: \"IP\" is unknown (expected: URI or DNSName)"),
                Arguments.of(
                        LB + SERVER + "serversTransport = \"t\"\n[http.serversTransports.t]\nserverName = \"a b\"",
                        "http.serversTransports.t.serverName: \"a b\" is not a host name"),
                Arguments.of(
                        LB + SERVER + "serversTransport = \"x\"",
                        "error building proxy for server URL http://a: getting RoundTripper: servers transport not"
                                + " found x@file"),
                Arguments.of(
                        LB + SERVER + "sticky.cookie.sameSite = \"sometimes\"",
                        "sticky.cookie.sameSite: \"sometimes\" is invalid; expected none, lax or strict"),
                Arguments.of(
                        LB + SERVER + "healthCheck.path = \"http://a/health\"",
                        "health check path must be a relative URL, got: \"http://a/health\""),
                Arguments.of(
                        LB + SERVER + "healthCheck.mode = \"tcp\"",
                        "healthCheck.mode: \"tcp\" is invalid; expected http or grpc"),
                Arguments.of(
                        LB + SERVER + "healthCheck.scheme = \"ftp\"",
                        "healthCheck.scheme: \"ftp\" is invalid; expected http, https or h2c"),
                Arguments.of(
                        LB + SERVER + "healthCheck.status = 42",
                        "healthCheck.status: \"42\" is invalid; expected 100 to 599"),
                Arguments.of(
                        LB + SERVER + "healthCheck.headers.\"X Y\" = \"1\"",
                        "healthCheck.headers: \"X Y\" is invalid; expected names of headers"),
                Arguments.of(weighted("services = [{ name = \"nope\" }]"), "the service \"nope@file\" does not exist"),
                Arguments.of(
                        weighted("healthCheck = {}\nservices = [{ name = \"plain\" }]"),
                        "cannot register plain as updater for web@file: healthCheck not enabled in config for this"
                                + " loadbalancer service"),
                Arguments.of(
                        weighted("healthCheck = {}\nservices = [{ name = \"both\" }]"),
                        "cannot register both as updater for web@file: healthCheck not enabled in config for this"
                                + " WRR service"),
                Arguments.of(
                        weighted("healthCheck = {}\nservices = [{ name = \"whoami@internal\" }]"),
                        "child service whoami@internal of web@file not a healthcheck.StatusUpdater"),
                Arguments.of(weighted("services = [{ name = \"api@internal\" }]"), "api is not enabled"),
                Arguments.of(
                        weighted("services = [{ name = \"x@internal\" }]"), "unknown internal service x@internal"));
    }

    private static String weighted(String options) {
        return "[http.services.plain.loadBalancer]\n" + SERVER
                + "[http.services.both.weighted]\nservices = [{ name = \"plain\" }]\n[http.services.web.weighted]\n"
                + options;
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrong(String toml, String message) {
        assertThatThrownBy(() -> ServiceFixture.load(compiler, toml, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
        assertThat(toml.startsWith(LB) ? opened : List.of()).isEmpty();
    }

    @Test
    void wantsExactlyOneType() {
        LoadBalancerSpec balancer = new LoadBalancerSpec(List.of(), "wrr", null, null, true, null, "");
        WeightedSpec weighted = new WeightedSpec(List.of(), null, null);
        TreeMap<String, Record> both = new TreeMap<>(Map.of("loadBalancer", balancer, "weighted", weighted));

        assertThatThrownBy(() -> compile(ServiceSpec.empty()))
                .hasMessage("the service \"web@file\" does not have any type defined");
        assertThatThrownBy(() -> compile(new ServiceSpec(both, List.of())))
                .hasMessage("cannot create service: multi-types service not supported, consider declaring two"
                        + " different pieces of service instead");
    }

    private LiveService compile(ServiceSpec spec) {
        return compiler.compile(new QualifiedName("web", "file"), spec, ServiceFixture.load(compiler, "", null), null);
    }

    @Test
    void usesDefaultsForDurationsThatCannotBe() {
        ServiceFixture services = ServiceFixture.load(
                compiler,
                LB + SERVER + "[http.services.web.loadBalancer.healthCheck]\ninterval = \"0s\"\n"
                        + "timeout = \"-1s\"\n",
                null);

        assertThat(services.service("web").checksHealth()).isTrue();
        services.close();
    }

    @Test
    void closesEachServerWithItsLastUse() {
        ServiceFixture first = ServiceFixture.load(compiler, LB + SERVER, null);
        ServiceFixture second = ServiceFixture.load(compiler, LB + SERVER, first);
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).closed).isZero();

        ServiceFixture third = ServiceFixture.load(compiler, LB + SERVER + "passHostHeader = false", second);
        assertThat(opened).hasSize(2);
        assertThat(opened.get(0).closed).isEqualTo(1);
        third.close();
        assertThat(opened.get(1).closed).isEqualTo(1);
    }

    private static final class Fake implements Upstream {

        private int closed;

        @Override
        public void forward(Request request, Response response, Callback callback, NextUpstream next) {
            throw new AssertionError("no request is sent here");
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
