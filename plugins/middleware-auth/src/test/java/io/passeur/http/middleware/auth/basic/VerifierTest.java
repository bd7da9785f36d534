package io.passeur.http.middleware.auth.basic;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RecordingProblems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class VerifierTest {

    private static final String HASH = "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Verifier verifier = new Verifier(
            Users.read(
                    new BasicAuthConfig(List.of("ann:" + HASH, "bob:" + HASH), "", "", false, ""),
                    new RecordingProblems()),
            tasks::add);

    @Test
    void checksRightCredentialsOnceAndOnTheExecutor() {
        var first = verifier.verify(credentials("ann", "secret"));
        assertThat(first).isNotDone();
        assertThat(runTasks()).isEqualTo(1);
        assertThat(first).isCompletedWithValue(true);

        assertThat(verifier.verify(credentials("ann", "secret"))).isCompletedWithValue(true);
        assertThat(tasks).isEmpty();
    }

    @Test
    void letsRequestsWithTheSameCredentialsWaitForOneCheck() {
        var first = verifier.verify(credentials("ann", "secret"));
        var second = verifier.verify(credentials("ann", "secret"));

        assertThat(runTasks()).isEqualTo(1);
        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isCompletedWithValue(true);
    }

    @Test
    void checksWrongCredentialsEachTime() {
        for (int i = 0; i < 3; i++) {
            var wrong = verifier.verify(credentials("ann", "wrong"));
            assertThat(runTasks()).isEqualTo(1);
            assertThat(wrong).isCompletedWithValue(null);
        }
    }

    @Test
    void keepsUsersApart() {
        verifier.verify(credentials("ann", "secret"));
        runTasks();
        verifier.verify(credentials("bob", "secret"));
        verifier.verify(credentials("an", "nsecret"));
        verifier.verify(credentials("", "ann:secret"));
        assertThat(runTasks()).isEqualTo(3);
    }

    @Test
    void acceptsNobodyUnknownEvenWithAPasswordOfSomebody() {
        var unknown = verifier.verify(credentials("eve", "secret"));
        assertThat(runTasks()).isEqualTo(1);
        assertThat(unknown).isCompletedWithValue(null);
    }

    private int runTasks() {
        int count = tasks.size();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        return count;
    }

    private static Credentials credentials(String name, String password) {
        return new Credentials(name, password.getBytes(StandardCharsets.UTF_8));
    }
}
