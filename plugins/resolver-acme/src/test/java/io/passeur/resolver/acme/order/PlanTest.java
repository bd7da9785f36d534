package io.passeur.resolver.acme.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.storage.FailureJournal.Attempt;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.testing.SelfSignedCertificates;
import io.passeur.spi.CertificateRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final List<ServableCertificate> held = new ArrayList<>();
    private final Map<String, Attempt> attempts = new HashMap<>();

    private void hold(int daysLeft, String... names) throws Exception {
        held.add(ServableCertificate.of(SelfSignedCertificates.stored(
                NOW.minus(Duration.ofDays(60)), NOW.plus(Duration.ofDays(daysLeft)), names)));
    }

    private void failed(String key, String... failing) {
        attempts.put(key, new Attempt(1, true, NOW.plusSeconds(60), "no", Set.of(failing)));
    }

    /** Each certificate as its names with blanks between; renewed 30 days before the end. */
    private List<String> plan(String... wanted) {
        List<CertificateRequest> requests = List.of(wanted).stream()
                .map(names -> new CertificateRequest(List.of(names.split(" ")), Set.of()))
                .toList();
        return OrderPlan.of(
                        requests,
                        held,
                        List.of(),
                        NOW,
                        one -> one.expiry().minus(Duration.ofDays(30)),
                        key -> Optional.ofNullable(attempts.get(key)))
                .stream()
                .map(need -> String.join(" ", need.domains()))
                .toList();
    }

    @Test
    void eachNameIsOrderedOnce() {
        assertThat(plan("a.x b.x", "a.x", "b.x c.x", "a.x b.x")).containsExactly("a.x b.x", "c.x");
        assertThat(plan("a.x a.x b.x")).containsExactly("a.x b.x");
    }

    @Test
    void wildcardsMakeOthersNeedless() {
        assertThat(plan("a.x", "*.x", "a.b.x", "x")).containsExactly("*.x", "a.b.x", "x");
        assertThat(plan("a.x *.x x")).containsExactly("*.x x");
        assertThat(plan("*.x a.x")).containsExactly("*.x");
    }

    @Test
    void whatIsHeldIsNotOrdered() throws Exception {
        hold(60, "x", "*.x");
        assertThat(plan("a.x x", "a.b.x y")).containsExactly("a.b.x y");
        hold(-1, "old.y");
        assertThat(plan("old.y")).containsExactly("old.y");
        assertThat(plan()).isEmpty();
    }

    @Test
    void whatIsDueIsRenewedWhetherSomebodyWantsItOrNot() throws Exception {
        hold(10, "a.x", "b.x");
        assertThat(plan()).containsExactly("a.x b.x");
        assertThat(plan("a.x")).containsExactly("a.x b.x");
        hold(60, "*.x");
        assertThat(plan("a.x")).isEmpty();
    }

    @Test
    void namesThatFailAreOrderedApart() throws Exception {
        failed("a.x,b.x,c.x", "c.x");
        assertThat(plan("a.x b.x c.x")).containsExactly("a.x b.x", "c.x");
        hold(60, "a.x", "b.x");
        assertThat(plan("a.x b.x c.x")).containsExactly("c.x");
        failed("c.x", "c.x");
        assertThat(plan("a.x b.x c.x")).containsExactly("c.x");
    }

    @Test
    void aRenewalIsTakenApartToo() throws Exception {
        hold(10, "a.x", "b.x", "c.x");
        failed("a.x,b.x,c.x", "c.x", "b.x");
        failed("b.x,c.x", "b.x");
        assertThat(plan()).containsExactly("a.x", "c.x", "b.x");
        hold(90, "a.x");
        assertThat(plan()).containsExactly("c.x", "b.x");
    }
}
