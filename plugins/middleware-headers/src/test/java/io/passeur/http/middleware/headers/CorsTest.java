package io.passeur.http.middleware.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CorsTest {

    @Test
    void answersAPreflightItself() {
        var settings = Map.of(
                "accessControlAllowOriginList",
                "https://a.example,https://b.example",
                "accessControlAllowMethods",
                "GET,PUT",
                "accessControlAllowHeaders",
                List.of("X-A", "X-B"),
                "accessControlExposeHeaders",
                "X-C,X-D",
                "accessControlMaxAge",
                600,
                "addVaryHeader",
                true,
                "customResponseHeaders",
                Map.of("X-Made-By", "me"));
        try (MiddlewareHarness harness = Harness.start(settings)) {
            RawMessage answer =
                    harness.request("OPTIONS", "/", "Origin: https://b.example", "Access-Control-Request-Method: PUT");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsExactlyInAnyOrder(
                            "Access-Control-Allow-Origin: https://b.example",
                            "Access-Control-Allow-Methods: GET,PUT",
                            "Access-Control-Allow-Headers: X-A,X-B",
                            "Access-Control-Expose-Headers: X-C,X-D",
                            "Access-Control-Max-Age: 600",
                            "Content-Length: 0");
            assertThat(harness.receivedCount()).isZero();
        }
    }

    @Test
    void repeatsWhatIsAskedForWhereTheStarDoesNotCountWithCredentials() {
        var settings = Map.of(
                "accessControlAllowCredentials", true,
                "accessControlAllowOriginList", "*",
                "accessControlAllowMethods", "*",
                "accessControlAllowHeaders", "*",
                "accessControlExposeHeaders", "*");
        try (MiddlewareHarness harness = Harness.start(settings)) {
            RawMessage answer = harness.request(
                    "OPTIONS",
                    "/",
                    "Origin: https://b.example",
                    "Access-Control-Request-Method: PURGE",
                    "Access-Control-Request-Headers: x-a,x-b");

            assertThat(answer.headers())
                    .containsExactlyInAnyOrder(
                            "Access-Control-Allow-Origin: https://b.example",
                            "Access-Control-Allow-Credentials: true",
                            "Access-Control-Allow-Methods: PURGE",
                            "Access-Control-Allow-Headers: x-a,x-b",
                            "Content-Length: 0");
        }
    }

    @Test
    void saysThatAnAnswerMustNotBeKeptOnlyIfThatIsWritten() {
        try (MiddlewareHarness harness = Harness.start(Map.of("accessControlMaxAge", 0))) {
            RawMessage answer =
                    harness.request("OPTIONS", "/", "Origin: https://a.example", "Access-Control-Request-Method: PUT");

            assertThat(answer.value("Access-Control-Max-Age")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,Origin: a,Access-Control-Request-Method: PUT",
        "OPTIONS,X-Origin: a,Access-Control-Request-Method: PUT",
        "OPTIONS,Origin: a,X-Method: PUT",
        "OPTIONS,Origin: a,Access-Control-Request-Method:"
    })
    void passesOnWhatIsNoPreflight(String method, String first, String second) {
        try (MiddlewareHarness harness = Harness.start(Map.of("accessControlMaxAge", 1))) {
            assertThat(harness.request(method, "/", first, second).text()).isEqualTo("ok");
        }
    }

    @Test
    void passesOnPreflightsWithoutAnyCorsOption() {
        try (MiddlewareHarness harness = Harness.start(Map.of("frameDeny", true))) {
            harness.request("OPTIONS", "/", "Origin: a", "Access-Control-Request-Method: PUT");

            assertThat(harness.receivedCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    # list                  ; regex                ; credentials ; Origin             ; allowed
                    https://a.example       ;                      ; false       ; https://a.example  ; https://a.example
                    https://a.example       ;                      ; false       ; https://b.example  ; ''
                    https://a.example       ;                      ; false       ;                    ; ''
                    *                       ;                      ; false       ; https://b.example  ; *
                    *                       ;                      ; false       ;                    ; *
                    *                       ;                      ; true        ; https://b.example  ; https://b.example
                    *                       ;                      ; true        ;                    ; ''
                    https://b.example,*     ;                      ; false       ; https://b.example  ; https://b.example
                                            ; ^https://(a|b)\\.ex  ; false       ; https://b.example  ; https://b.example
                                            ; ^https://(a|b)\\.ex  ; false       ; https://c.example  ; ''
                                            ; example              ; false       ; https://c.example  ; https://c.example
                                            ; .*                   ; false       ;                    ; ''
                    https://a.example       ; ^null$               ; true        ; null               ; null
                    """)
    void allowsOriginsOfListAndPattern(String list, String regex, boolean credentials, String origin, String allowed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("accessControlAllowOriginList", list == null ? List.of() : list);
        settings.put("accessControlAllowOriginListRegex", regex == null ? List.of() : List.of(regex));
        settings.put("accessControlAllowCredentials", credentials);
        try (MiddlewareHarness harness = Harness.start(settings)) {
            RawMessage answer = harness.get("/", origin == null ? "X-None: 1" : "Origin: " + origin);

            assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(allowed);
            assertThat(answer.value("Access-Control-Allow-Credentials")).isEqualTo(credentials ? "true" : "");
        }
    }

    @Test
    void replacesWhatTheServiceSaysAndWinsOverCustomHeaders() {
        var settings = Map.of(
                "accessControlAllowOriginList", "https://a.example",
                "accessControlExposeHeaders", "X-C",
                "customResponseHeaders", Map.of("Access-Control-Allow-Origin", "*"));
        try (MiddlewareHarness harness = Harness.of(settings)
                .respondingWith(
                        Harness.respondingWith("Access-Control-Allow-Origin: x", "Access-Control-Expose-Headers: y"))
                .start()) {
            assertThat(harness.get("/", "Origin: https://a.example").headers())
                    .containsExactlyInAnyOrder(
                            "Access-Control-Allow-Origin: https://a.example",
                            "Access-Control-Expose-Headers: X-C",
                            "Content-Length: 4");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    # of the service                     ; sent
                    X-None: 1                            ; Origin
                    Vary: Origin                         ; Origin
                    Vary: Accept                         ; Accept,Origin
                    Vary: Accept|Vary: Cookie            ; Accept,Cookie,Origin
                    Vary: Accept, Origin                 ; Accept, Origin
                    """)
    void addsOriginToVary(String lines, String vary) {
        try (MiddlewareHarness harness = Harness.of(Map.of("addVaryHeader", true))
                .respondingWith(Harness.respondingWith(lines.split("\\|")))
                .start()) {
            assertThat(harness.get("/").values("Vary")).containsExactly(vary);
        }
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> Harness.start(Map.of("accessControlAllowOriginListRegex", List.of("("))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("accessControlAllowOriginListRegex \"(\" cannot be used: ");
    }
}
