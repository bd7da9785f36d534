package io.passeur.http.middleware.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrowserRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # settings                                              | header of the response
                    frameDeny=true                                          | X-Frame-Options: DENY
                    customFrameOptionsValue=SAMEORIGIN                      | X-Frame-Options: SAMEORIGIN
                    frameDeny=true;customFrameOptionsValue=SAMEORIGIN       | X-Frame-Options: SAMEORIGIN
                    contentTypeNosniff=true                                 | X-Content-Type-Options: nosniff
                    browserXssFilter=true                                   | X-Xss-Protection: 1; mode=block
                    customBrowserXSSValue=0                                 | X-Xss-Protection: 0
                    browserXssFilter=true;customBrowserXSSValue=0           | X-Xss-Protection: 0
                    contentSecurityPolicy=script-src 'self'                 | Content-Security-Policy: script-src 'self'
                    contentSecurityPolicyReportOnly=default-src 'none'      | Content-Security-Policy-Report-Only: default-src 'none'
                    referrerPolicy=same-origin                              | Referrer-Policy: same-origin
                    permissionsPolicy=camera=()                             | Permissions-Policy: camera=()
                    stsSeconds=42;forceSTSHeader=true                       | Strict-Transport-Security: max-age=42
                    stsSeconds=42;forceSTSHeader=true;stsPreload=true       | Strict-Transport-Security: max-age=42; preload
                    stsSeconds=1;stsIncludeSubdomains=true;forceSTSHeader=true | Strict-Transport-Security: max-age=1; includeSubDomains
                    stsSeconds=1;stsIncludeSubdomains=true;stsPreload=true;forceSTSHeader=true | Strict-Transport-Security: max-age=1; includeSubDomains; preload
                    """)
    void replacesWhatTheServiceSays(String settings, String header) {
        String name = header.split(":", 2)[0];
        try (MiddlewareHarness harness = Harness.of(parse(settings))
                .respondingWith(Harness.respondingWith(name + ": theirs", name + ": again"))
                .start()) {
            assertThat(harness.get("/").headers()).containsExactlyInAnyOrder(header, "Content-Length: 4");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # settings                           | TLS   | X-Proto | sent
                    stsSeconds=9                         | true  | no      | true
                    stsSeconds=9                         | false | no      | false
                    stsSeconds=9                         | false | https   | false
                    stsSeconds=9;proxy=https             | false | https   | true
                    stsSeconds=9;proxy=https             | false | http    | false
                    stsSeconds=9;proxy=https             | true  | http    | true
                    stsSeconds=9;forceSTSHeader=true     | false | no      | true
                    stsSeconds=9;isDevelopment=true      | true  | no      | false
                    stsSeconds=0;forceSTSHeader=true     | true  | no      | false
                    """)
    void sendsStrictTransportSecurityOverTlsOnly(String settings, boolean tls, String proto, boolean sent) {
        var parsed = parse(settings.replace("proxy=https", ""));
        if (settings.contains("proxy")) {
            parsed.put("sslProxyHeaders", Map.of("X-Proto", "https"));
        }
        var builder = Harness.of(parsed);
        try (MiddlewareHarness harness = tls ? builder.secure().start() : builder.start()) {
            assertThat(harness.get("/", "X-Proto: " + proto).has("Strict-Transport-Security"))
                    .isEqualTo(sent);
        }
    }

    @Test
    void putsANewNonceInEachResponse() {
        var settings = Map.of(
                "contentSecurityPolicy",
                "script-src $NONCE;\n style-src $NONCE",
                "contentSecurityPolicyReportOnly",
                "default-src $NONCE");
        try (MiddlewareHarness harness = Harness.start(settings)) {
            RawMessage first = harness.get("/");
            RawMessage second = harness.get("/");
            String nonce = first.value("Content-Security-Policy-Report-Only").substring("default-src ".length());

            assertThat(nonce).matches("'nonce-[A-Za-z0-9+/]{22}=='");
            assertThat(first.value("Content-Security-Policy"))
                    .isEqualTo("script-src " + nonce + ";  style-src " + nonce);
            assertThat(second.value("Content-Security-Policy")).doesNotContain(nonce);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # allowed               | proxy headers    | Host          | X-Host      | development | passes
                    a.example,b.example     |                  | a.example     | no          | false       | true
                    a.example,b.example     |                  | B.EXAMPLE     | no          | false       | true
                    a.example               |                  | c.example     | a.example   | false       | false
                    a.example               |                  | a.example:80  | no          | false       | false
                    a.example:80            |                  | a.example:80  | no          | false       | true
                    a.example               | X-Absent,X-Host  | c.example     | a.example   | false       | true
                    a.example               | X-Host           | a.example     | c.example   | false       | false
                    a.example               |                  | c.example     | no          | true        | true
                    """)
    void servesAllowedHostsOnly(
            String allowed, String proxyHeaders, String host, String xHost, boolean development, boolean passes) {
        var settings = Map.of(
                "allowedHosts",
                allowed,
                "hostsProxyHeaders",
                proxyHeaders == null ? List.of() : proxyHeaders,
                "isDevelopment",
                development);
        try (MiddlewareHarness harness = Harness.start(settings)) {
            RawMessage answer = harness.get("/", "Host: " + host, "X-Host: " + xHost);

            assertThat(answer.text()).isEqualTo(passes ? "ok" : "Bad Host\n");
            assertThat(answer.status()).isEqualTo(passes ? 200 : 500);
            assertThat(harness.receivedCount()).isEqualTo(passes ? 1 : 0);
        }
    }

    @Test
    void givesABadHostCustomHeadersButNoRulesForTheBrowser() {
        var settings = Map.of(
                "allowedHosts", "a.example", "frameDeny", true, "customResponseHeaders", Map.of("X-Made-By", "me"));
        try (MiddlewareHarness harness = Harness.start(settings)) {
            assertThat(harness.get("/").headers())
                    .containsExactlyInAnyOrder(
                            "X-Made-By: me",
                            "Content-Type: text/plain; charset=utf-8",
                            "X-Content-Type-Options: nosniff",
                            "Content-Length: 9");
        }
    }

    @Test
    void letsCustomHeadersWinAndSeeTheNewHost() {
        var settings = Map.of(
                "allowedHosts",
                "inner.example",
                "customRequestHeaders",
                Map.of("Host", "inner.example"),
                "frameDeny",
                true,
                "contentTypeNosniff",
                true,
                "customResponseHeaders",
                Map.of("X-Frame-Options", "", "x-content-type-options", "mine"));
        try (MiddlewareHarness harness = Harness.start(settings)) {
            assertThat(harness.get("/").headers())
                    .containsExactlyInAnyOrder("X-Content-Type-Options: mine", "Content-Length: 2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "publicKey,pin-sha256=x",
        "featurePolicy,camera 'none'",
        "sslRedirect,true",
        "sslTemporaryRedirect,true",
        "sslHost,a.example",
        "sslForceHost,true"
    })
    void warnsOfSettingsWithoutEffect(String name, String value) {
        try (MiddlewareHarness harness = Harness.start(Map.of(name, value))) {
            assertThat(harness.log()).singleElement().asString().startsWith("WARN " + name + " has no effect: ");
            assertThat(harness.get("/").headers()).containsExactly("Content-Length: 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"frameDeny,false", "sslRedirect,false", "stsSeconds,0", "customFrameOptionsValue,''"})
    void refusesAConfigurationThatSaysNothing(String name, String value) {
        assertThatThrownBy(() -> Harness.start(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("headers configuration not valid");
    }

    @Test
    void refusesANegativeAge() {
        assertThatThrownBy(() -> Harness.start(Map.of("stsSeconds", -1L)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("stsSeconds -1 is negative");
    }

    private static Map<String, Object> parse(String settings) {
        return Arrays.stream(settings.split(";"))
                .filter(setting -> !setting.isBlank())
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
    }
}
