package io.passeur.resolver.acme.challenge;

import java.util.List;
import java.util.Map;

/** One way to prove that a name is ours. */
public interface ChallengeSolver {

    /** As authorities call it: {@code http-01}. */
    String type();

    /** Whether the authority looks the name's address up, so that a name without one is lost from the start. */
    boolean needsAddress();

    /** Proofs that must not be shown at the same time are in different rounds. */
    default List<List<Proof>> rounds(List<Proof> proofs) {
        return List.of(proofs);
    }

    void show(Proof proof) throws ChallengeException, InterruptedException;

    /**
     * Returns when the authority may look.
     *
     * @return those that it would not see, and why
     */
    Map<Proof, String> awaitVisible(List<Proof> proofs) throws InterruptedException;

    /** Called once for each proof that was to be shown, also if that failed. */
    void remove(Proof proof) throws ChallengeException, InterruptedException;
}
