package io.passeur.resolver.acme.challenge;

import java.util.List;
import java.util.Map;

/** One way to prove control of a name. */
public interface ChallengeSolver {

    /** The type in ACME: {@code http-01}. */
    String type();

    /** Whether the authority resolves the name to an address, so that a name without one must fail. */
    boolean needsAddress();

    /** Proofs that must not be presented at the same time are in different rounds. */
    default List<List<Proof>> rounds(List<Proof> proofs) {
        return List.of(proofs);
    }

    void show(Proof proof) throws ChallengeException, InterruptedException;

    /**
     * Returns when the authority may check.
     *
     * @return the proofs that it would not see, and why
     */
    Map<Proof, String> awaitVisible(List<Proof> proofs) throws InterruptedException;

    /** Called once for each proof that was to be presented, even if that failed. */
    void remove(Proof proof) throws ChallengeException, InterruptedException;
}
