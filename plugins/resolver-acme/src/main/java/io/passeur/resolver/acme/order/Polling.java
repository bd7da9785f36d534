package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.order.OrderException.Blame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.shredzone.acme4j.PollableResource;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;

/** Polls an authority until it has decided: soon at first, then less often, or when it says. */
final class Polling {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Halt halt;
    private final Clock clock;

    Polling(Halt halt, Clock clock) {
        this.halt = halt;
        this.clock = clock;
    }

    Status await(PollableResource resource, Supplier<Status> status, Set<Status> wanted, Duration limit, String what)
            throws AcmeException, OrderException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST;
        while (true) {
            Instant asked = clock.instant();
            Instant next = resource.fetch().orElse(asked.plus(pause));
            if (wanted.contains(status.get())) {
                return status.get();
            }
            if (System.nanoTime() - end >= 0) {
                throw new OrderException(
                        Blame.NAMES,
                        "the authority has not decided about " + what + " within " + limit.toSeconds() + " s");
            }
            Duration said = Duration.between(asked, next);
            halt.sleep(said.compareTo(FIRST) < 0 ? FIRST : said.compareTo(LONGEST) > 0 ? LONGEST : said);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }
}
