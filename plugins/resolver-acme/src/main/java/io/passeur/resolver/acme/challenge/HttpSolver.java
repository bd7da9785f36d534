package io.passeur.resolver.acme.challenge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code http-01}: a text under {@code /.well-known/acme-challenge/}. */
public final class HttpSolver implements ChallengeSolver {

    private final Duration delay;
    private final Halt halt;
    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

    public HttpSolver(Duration delay, Halt halt) {
        this.delay = delay;
        this.halt = halt;
    }

    @Override
    public String type() {
        return "http-01";
    }

    @Override
    public boolean needsAddress() {
        return true;
    }

    @Override
    public void show(Proof proof) {
        proofs.put(proof.token(), proof);
    }

    @Override
    public Map<Proof, String> awaitVisible(List<Proof> shown) throws InterruptedException {
        halt.sleep(delay);
        return Map.of();
    }

    @Override
    public void remove(Proof proof) {
        proofs.remove(proof.token());
    }

    /** Called on the data path. */
    public @Nullable String answer(String host, String token) {
        Proof proof = proofs.get(token);
        return proof != null && proof.domain().equals(host) ? proof.authorization() : null;
    }
}
