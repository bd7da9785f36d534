package io.passeur.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.TestingProxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartReportTest {

    private static String report(String dynamic) {
        try (TestingProxy proxy = TestingProxy.start(dynamic)) {
            return StartReport.of("flags", Map.of("web", 8000), proxy.view());
        }
    }

    @Test
    void saysWhatListensWhatIsRoutedAndWhatToTry() {
        assertThat(report("[http.routers.a]\nrule = 'Host(`A.test`)'\nservice = 'whoami@internal'\n"))
                .contains("web          port 8000", "routed     Host(`A.test`) -> whoami@internal  on web")
                .contains("curl -H Host:a.test localhost:8000");
    }

    @Test
    void saysWhereTheDashboardIs() {
        try (TestingProxy proxy =
                TestingProxy.start("", "--api.insecure", "--entrypoints.traefik.address=127.0.0.1:0")) {
            assertThat(StartReport.of("flags", Map.of("web", 8000, "traefik", 8080), proxy.view()))
                    .contains("Dashboard:  http://localhost:8080/dashboard/\n");
        }
    }

    @Test
    void understandsRulesOfTheOldSyntaxToo() {
        assertThat(report("""
                [http.routers.a]
                rule = 'Host(`a.test`, `b.test`)'
                ruleSyntax = 'v2'
                service = 'whoami@internal'
                """)).contains("curl -H Host:a.test localhost:8000");
    }

    @Test
    void offersNothingThatIsLeftOut() {
        assertThat(report("[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'missing'\n"))
                .contains("left out", "1 problem, see")
                .doesNotContain("curl");
    }

    @Test
    void namesNoEntryPointIfNoneExists() {
        assertThat(report("[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'app'\nentryPoints = ['wbe']\n"))
                .contains("left out   Host(`a.test`) -> app\n");
    }

    @Test
    void saysWhereTlsIsServedAndWithWhichCertificate() {
        String dynamic = "[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'whoami@internal'\n"
                + "[http.routers.a.tls]\ncertResolver = 'report'\n"
                + "[http.routers.b]\nrule = 'Host(`b.test`)'\nservice = 'whoami@internal'\n"
                + "[http.routers.b.tls]\ncertResolver = 'report'\n"
                + "[http.routers.c]\nrule = 'Host(`c.test`)'\nservice = 'whoami@internal'\n[http.routers.c.tls]\n";
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--certificatesresolvers.report.toy.stored=b.test")) {
            assertThat(StartReport.of("flags", Map.of("web", 8443), proxy.view()))
                    .contains("https://a.test:8443  the certificate of resolver report is being ordered; until then"
                            + " the default certificate is served")
                    .containsPattern(
                            "https://b.test:8443  certificate of certificatesResolvers.report, until 20\\d\\d-")
                    .contains("https://c.test:8443  no certificate for this host; the default certificate is served")
                    .contains("Try:  curl -k --connect-to ::localhost:8443 https://a.test:8443\n");
            assertThat(StartReport.of("flags", Map.of("web", 443), proxy.view()))
                    .contains(" https://a.test  the certificate");
        }
    }
}
