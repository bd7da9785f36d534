package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.challenge.ChallengeException;
import io.passeur.resolver.acme.challenge.ChallengeSolver;
import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.challenge.Proof;
import io.passeur.resolver.acme.order.OrderException.Blame;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;

/**
 * Proves all names of an order. A failing name does not keep the others from being tried, so that all failures are
 * known.
 */
final class Authorizations {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<ChallengeSolver> solvers;
    private final Polling polling;
    private final Logger logger;

    Authorizations(List<ChallengeSolver> solvers, Halt halt, Clock clock, Logger logger) {
        this.solvers = List.copyOf(solvers);
        this.polling = new Polling(halt, clock);
        this.logger = logger;
    }

    /** One name in progress. */
    private record Task(String name, Authorization authorization, TokenChallenge challenge, Proof proof) {}

    void prove(Order order, CertificateOrder need, int attempt)
            throws AcmeException, OrderException, InterruptedException {
        Map<String, String> failures = new LinkedHashMap<>();
        Map<ChallengeSolver, List<Task>> tasks = new LinkedHashMap<>();
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.fetch();
            if (authorization.getStatus() != Status.VALID) {
                choose(authorization, attempt, tasks, failures);
            }
        }
        for (Map.Entry<ChallengeSolver, List<Task>> entry : tasks.entrySet()) {
            Map<Proof, Task> byProof = entry.getValue().stream().collect(Collectors.toMap(Task::proof, task -> task));
            for (List<Proof> round : entry.getKey().rounds(List.copyOf(byProof.keySet()))) {
                prove(entry.getKey(), round.stream().map(byProof::get).toList(), failures);
            }
        }
        if (!failures.isEmpty()) {
            throw failed(need, failures);
        }
    }

    private static OrderException failed(CertificateOrder need, Map<String, String> failures) {
        String text = failures.entrySet().stream()
                .map(failure -> failure.getKey() + ": " + failure.getValue())
                .collect(Collectors.joining("; "));
        String others =
                failures.size() < need.domains().size() && need.domains().size() > 1
                        ? " (" + (need.domains().size() - failures.size()) + " of "
                                + need.domains().size() + " names are fine)"
                        : "";
        return new OrderException(Blame.NAMES, text + others, Set.copyOf(failures.keySet()), null, null);
    }

    private void choose(
            Authorization authorization,
            int attempt,
            Map<ChallengeSolver, List<Task>> tasks,
            Map<String, String> failures) {
        String domain = authorization.getIdentifier().getDomain();
        String name = authorization.isWildcard() ? "*." + domain : domain;
        Map<String, Challenge> offered = new LinkedHashMap<>();
        authorization.getChallenges().forEach(challenge -> offered.put(challenge.getType(), challenge));
        List<ChallengeSolver> possible = solvers.stream()
                .filter(solver -> offered.get(solver.type()) instanceof TokenChallenge)
                .toList();
        if (possible.isEmpty()) {
            failures.put(
                    name,
                    "the authority offers " + String.join(", ", offered.keySet()) + ", but only this is configured: "
                            + solvers.stream().map(ChallengeSolver::type).collect(Collectors.joining(", "))
                            + (authorization.isWildcard() ? "; a wildcard needs dnsChallenge" : ""));
            return;
        }
        ChallengeSolver solver = possible.get(attempt % possible.size());
        TokenChallenge challenge = (TokenChallenge) Objects.requireNonNull(offered.get(solver.type()));
        String token = challenge.getJSON().get("token").asString();
        Proof proof = new Proof(domain, token, challenge.getAuthorization());
        tasks.computeIfAbsent(solver, key -> new ArrayList<>()).add(new Task(name, authorization, challenge, proof));
    }

    private void prove(ChallengeSolver solver, List<Task> tasks, Map<String, String> failures)
            throws AcmeException, OrderException, InterruptedException {
        List<Task> shown = new ArrayList<>();
        try {
            for (Task task : tasks) {
                try {
                    solver.show(task.proof());
                    shown.add(task);
                } catch (ChallengeException e) {
                    failures.put(task.name(), solver.type() + ": " + e.getMessage());
                }
            }
            awaitVisible(solver, shown, failures);
            for (Task task : shown) {
                task.challenge().trigger();
            }
            for (Task task : shown) {
                await(solver, task, failures);
            }
        } finally {
            for (Task task : tasks) {
                remove(solver, task);
            }
        }
    }

    private static void awaitVisible(ChallengeSolver solver, List<Task> shown, Map<String, String> failures)
            throws InterruptedException {
        if (shown.isEmpty()) {
            return;
        }
        Map<Proof, String> unseen =
                solver.awaitVisible(shown.stream().map(Task::proof).toList());
        shown.removeIf(task -> {
            String reason = unseen.get(task.proof());
            if (reason != null) {
                failures.put(task.name(), solver.type() + ": " + reason);
            }
            return reason != null;
        });
    }

    private void await(ChallengeSolver solver, Task task, Map<String, String> failures)
            throws AcmeException, OrderException, InterruptedException {
        Authorization authorization = task.authorization();
        Status status = polling.await(
                authorization,
                authorization::getStatus,
                EnumSet.complementOf(EnumSet.of(Status.PENDING, Status.PROCESSING, Status.UNKNOWN)),
                LIMIT,
                task.name());
        if (status != Status.VALID) {
            String reason = authorization.getChallenges().stream()
                    .flatMap(challenge -> challenge.getError().stream())
                    .map(problem -> Failures.type(problem) + ": " + Failures.text(problem))
                    .findFirst()
                    .orElse("the authority gave no reason; the state is " + status);
            failures.put(task.name(), solver.type() + " failed, " + reason);
        }
    }

    private void remove(ChallengeSolver solver, Task task) throws InterruptedException {
        try {
            solver.remove(task.proof());
        } catch (ChallengeException e) {
            logger.warn("The proof for {} could not be removed: {}", task.name(), e.getMessage());
        }
    }
}
