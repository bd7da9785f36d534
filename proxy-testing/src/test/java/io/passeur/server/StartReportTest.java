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
                .contains("left out", "1 problems")
                .doesNotContain("curl");
    }
}
