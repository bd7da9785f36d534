package io.passeur.http.middleware.auth.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.RequestDetails;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BasicAuthTest {

    private static final String SECRET = "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";
    private static final String SECRET_SHA = "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=";
    private static final String NOT_SECRET = "{SHA}AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    private Path folder;

    @Test
    void letsInWhoKnowsThePassword() {
        try (MiddlewareHarness harness = start("ann:" + SECRET)) {
            for (int i = 0; i < 3; i++) {
                assertThat(harness.get("/", authorization("ann:secret")).text()).isEqualTo("ok");
            }
            assertThat(harness.get("/", authorization("ann:secret").replace("Basic", "bAsIc"))
                            .text())
                    .isEqualTo("ok");
            assertThat(harness.received().header("Authorization")).isNotEmpty();
            assertThat(harness.received().details().clientName()).isEqualTo("ann");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-None: 1",
                "Authorization: Basic",
                "Authorization: Basic ",
                "Authorization: Basic ???",
                "Authorization: Basic YW5u",
                "Authorization: Basic YW5uOnNlY3JldA=",
                "Authorization: Bearer YW5uOnNlY3JldA==",
                "Authorization: Digest username=ann",
                "Authorization: Basic  YW5uOnNlY3JldA=="
            })
    void asksWhoSendsNoCredentials(String header) {
        try (MiddlewareHarness harness = start("ann:" + SECRET)) {
            assertRefused(harness.get("/", header), "traefik");
            assertThat(harness.receivedCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann:wrong", "ann:", "ann:secret ", "Ann:secret", ":secret", "eve:secret", "ann::secret"})
    void asksAgainWhoSendsWrongOnes(String credentials) {
        try (MiddlewareHarness harness = start("ann:" + SECRET)) {
            assertRefused(harness.get("/", authorization(credentials)), "traefik");
            assertThat(harness.receivedCount()).isZero();
        }
    }

    @Test
    void tellsTheAttemptedNameAlsoWhenItWasWrong() {
        // The client may read its answer before the exchange has ended here.
        var seen = new CompletableFuture<String>();
        var factory = new BasicAuthFactory();
        var observed = new ObservedFactory<>(
                factory, request -> seen.complete(RequestDetails.of(request).clientName()));
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(observed, config("ann:" + SECRET)).start()) {
            assertThat(harness.get("/", authorization("eve:x")).status()).isEqualTo(401);
        }
        assertThat(seen.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("eve");
    }

    @Test
    void tellsTheServerTheNameAndHidesThePassword() {
        var config = new BasicAuthConfig(List.of("änn:" + SECRET_SHA), "", "", true, "x-WebAuth-user");
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new BasicAuthFactory(), config).start()) {
            for (int i = 0; i < 2; i++) {
                harness.get("/", authorization("änn:secret"), "X-Webauth-User: admin", "X-WebAuth-User: root");

                assertThat(harness.received().headers().stream().map(Object::toString))
                        .contains("x-WebAuth-user: Ã¤nn")
                        .noneMatch(field -> field.contains("admin") || field.contains("root"))
                        .noneMatch(field -> field.startsWith("Authorization"));
            }
        }
    }

    @Test
    void readsUsersFromAFileUnlessTheyAreInline() throws IOException {
        Path file = folder.resolve("users");
        Files.writeString(file, "# people\n\n  ann:no hash  \r\nbob:" + SECRET_SHA + "\neve:" + NOT_SECRET + "\n");
        var config = new BasicAuthConfig(List.of("ann:" + SECRET), file.toString(), "", false, "");
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new BasicAuthFactory(), config).start()) {
            assertThat(harness.get("/", authorization("ann:secret")).status()).isEqualTo(200);
            assertThat(harness.get("/", authorization("bob:secret")).status()).isEqualTo(200);
            assertThat(harness.get("/", authorization("eve:secret")).status()).isEqualTo(401);
            assertThat(harness.problems()).isEmpty();
        }
    }

    @Test
    void namesItsRealm() {
        var config = new BasicAuthConfig(List.of("ann:" + SECRET), "", "my house", false, "");
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new BasicAuthFactory(), config).start()) {
            assertRefused(harness.get("/"), "my house");
        }
    }

    @Test
    void saysWhichUserHasNoHashAndNeverLetsThemIn() {
        try (MiddlewareHarness harness = start("ann:secret", "bob:" + SECRET_SHA)) {
            assertThat(harness.problems())
                    .hasEntrySatisfying(
                            "user ann",
                            problem -> assertThat(problem)
                                    .startsWith("WARNING user \"ann\" can never sign in")
                                    .doesNotContain("secret"))
                    .hasSize(1);
            assertThat(harness.get("/", authorization("ann:secret")).status()).isEqualTo(401);
            assertThat(harness.get("/", authorization("bob:secret")).status()).isEqualTo(200);
        }
    }

    /** Of {@code $apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/}, Compose leaves the slash; {@code $$} in a file is never a hash. */
    @ParameterizedTest
    @CsvSource({
        "ann:/, write \"$$\" in Compose files",
        "ann:$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/, write each \"$\" once here"
    })
    void guessesWhatHasHappenedToDollars(String user, String guess) {
        try (MiddlewareHarness harness = start(user)) {
            assertThat(harness.problems().get("user ann"))
                    .startsWith("WARNING user \"ann\" can never sign in")
                    .contains(guess);
        }
    }

    @Test
    void refusesSettingsThatCannotWork() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "# nobody\n\n");
        refused("no users found (expected: users or usersFile)", () -> start());
        refused("no users found in " + empty, () -> start(List.of(), empty.toString()));
        refused("usersFile /nowhere/users cannot be read: ", () -> start(List.of(), "/nowhere/users"));
        refused("error parsing BasicUser: an entry without a colon", () -> start("topsecret"));
        refused("error parsing BasicUser: \"a\"", () -> start("a:b:c"));
        refused("header name \"X Y\"", () -> new BasicAuthConfig(List.of("a:b"), "", "", false, "X Y"));
        refused("value \"a\\u0000\"", () -> new BasicAuthConfig(List.of("a:b"), "", "a\0", false, ""));
    }

    @Test
    void keepsHashesOutOfLogs() {
        assertThat(config("ann:" + SECRET).toString()).doesNotContain(SECRET);
        assertThat(new Credentials("ann", new byte[] {'p', 'w'}).toString()).isEqualTo("ann:***");
    }

    private static void refused(String message, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    private static void assertRefused(RawMessage answer, String realm) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers())
                .containsExactlyInAnyOrder(
                        "WWW-Authenticate: Basic realm=\"" + realm + "\"",
                        "Content-Type: text/plain",
                        "Content-Length: 17");
        assertThat(answer.text()).isEqualTo("401 Unauthorized\n");
    }

    private static MiddlewareHarness start(String... users) {
        return start(List.of(users), "");
    }

    private static MiddlewareHarness start(List<String> users, String file) {
        return MiddlewareHarness.of(new BasicAuthFactory(), new BasicAuthConfig(users, file, "", false, ""))
                .start();
    }

    private static BasicAuthConfig config(String user) {
        return new BasicAuthConfig(List.of(user), "", "", false, "");
    }

    private static String authorization(String credentials) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
