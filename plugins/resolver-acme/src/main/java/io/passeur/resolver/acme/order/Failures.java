package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.order.OrderException.Blame;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Interprets failures: who is affected, and when to try again. */
final class Failures {

    /** How Let's Encrypt writes it in the text. */
    private static final Pattern RETRY =
            Pattern.compile("retry after (\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d) ?(?:UTC|Z)");

    private final String server;
    private final Clock clock;

    Failures(String server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    OrderException of(Exception failure) {
        if (failure instanceof OrderException known) {
            return known;
        }
        if (failure instanceof AcmeLazyLoadingException && failure.getCause() instanceof AcmeException cause) {
            return of(cause);
        }
        if (failure instanceof AcmeRateLimitedException limited) {
            return limited(limited);
        }
        if (failure instanceof AcmeServerException refused) {
            return refused(refused);
        }
        if (failure instanceof AcmeNetworkException && failure.getCause() instanceof IOException cause) {
            return unreachable(cause);
        }
        if (failure instanceof AcmeProtocolException) {
            return new OrderException(Blame.NAMES, server + ": " + failure.getMessage(), Set.of(), null, failure);
        }
        if (failure instanceof AcmeException) {
            // Not an ACME response; for example, a 502 from a proxy in front of the authority.
            return new OrderException(
                    Blame.AUTHORITY,
                    server + " sent an invalid response: " + failure.getMessage(),
                    Set.of(),
                    null,
                    failure);
        }
        return new OrderException(Blame.NAMES, String.valueOf(failure.getMessage()), Set.of(), null, failure);
    }

    private OrderException limited(AcmeRateLimitedException failure) {
        String detail = String.valueOf(failure.getMessage());
        Instant retryAfter =
                failure.getRetryAfter().or(() -> retryAfter(detail)).orElse(null);
        String lower = detail.toLowerCase(Locale.ROOT);
        boolean everybody = lower.contains("new orders") || lower.contains("registrations");
        return new OrderException(
                everybody ? Blame.AUTHORITY : Blame.NAMES,
                "rate limit of the authority: " + detail,
                failing(failure.getProblem()),
                retryAfter,
                failure);
    }

    static Optional<Instant> retryAfter(String detail) {
        Matcher time = RETRY.matcher(detail);
        return time.find() ? Optional.of(Instant.parse(time.group(1) + 'T' + time.group(2) + 'Z')) : Optional.empty();
    }

    private static OrderException refused(AcmeServerException failure) {
        return new OrderException(
                Blame.NAMES,
                "the authority refuses: " + text(failure.getProblem()),
                failing(failure.getProblem()),
                null,
                failure);
    }

    /** With the names of sub-problems. */
    static String text(Problem problem) {
        StringBuilder text =
                new StringBuilder(problem.getDetail().or(problem::getTitle).orElseGet(() -> type(problem)));
        for (Problem sub : problem.getSubProblems()) {
            text.append("; ");
            sub.getIdentifier().ifPresent(name -> text.append(name.getDomain()).append(": "));
            text.append(text(sub));
        }
        return text.toString();
    }

    static String type(Problem problem) {
        return problem.getType().toString().replace("urn:ietf:params:acme:error:", "");
    }

    private static Set<String> failing(Problem problem) {
        Set<String> names = new TreeSet<>();
        for (Problem sub : problem.getSubProblems()) {
            sub.getIdentifier().ifPresent(name -> names.add(name.getDomain()));
        }
        return names;
    }

    private OrderException unreachable(IOException cause) {
        Instant retryAfter = null;
        if (cause instanceof AuthorityBusy busy) {
            retryAfter = clock.instant().plus(busy.retryAfter());
        }
        return new OrderException(
                Blame.AUTHORITY, "cannot reach " + server + ": " + reason(cause), Set.of(), retryAfter, cause);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ConnectException) {
            Throwable deeper = failure.getCause();
            return deeper instanceof java.nio.channels.UnresolvedAddressException
                    ? "its name does not resolve"
                    : text(failure, "connection refused");
        }
        if (failure instanceof UnknownHostException) {
            return "its name does not resolve";
        }
        return text(failure, failure.getClass().getSimpleName());
    }

    private static String text(Throwable failure, String otherwise) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isEmpty() ? otherwise : message;
    }
}
