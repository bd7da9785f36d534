package io.passeur.resolver.acme.dns;

import io.passeur.resolver.acme.challenge.ChallengeException;
import io.passeur.resolver.acme.challenge.ChallengeSolver;
import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.challenge.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** {@code dns-01}: a TXT record. Used by one order at a time. */
public final class DnsSolver implements ChallengeSolver {

    private final DnsProvider provider;
    private final NameServers nameServers;
    private final @Nullable Propagation propagation;
    private final boolean aliases;
    private final Duration delay;
    private final Halt halt;
    private final Map<Proof, DnsRecord> shown = new HashMap<>();
    private long lastShown;

    /**
     * @param propagation null if the record is not checked
     * @param aliases whether CNAME records are followed
     * @param delay before the first check
     */
    DnsSolver(
            DnsProvider provider,
            NameServers nameServers,
            @Nullable Propagation propagation,
            boolean aliases,
            Duration delay,
            Halt halt) {
        this.provider = provider;
        this.nameServers = nameServers;
        this.propagation = propagation;
        this.aliases = aliases;
        this.delay = delay;
        this.halt = halt;
    }

    @Override
    public String type() {
        return "dns-01";
    }

    @Override
    public boolean needsAddress() {
        return false;
    }

    @Override
    public List<List<Proof>> rounds(List<Proof> proofs) {
        return provider.isSequential() ? proofs.stream().map(List::of).toList() : List.of(proofs);
    }

    @Override
    public void show(Proof proof) throws ChallengeException, InterruptedException {
        DnsRecord one = dnsRecord(proof);
        awaitTurn();
        shown.put(proof, one);
        try {
            provider.present(one);
        } catch (IOException e) {
            throw new ChallengeException("the record " + one.fqdn() + " could not be created: " + e.getMessage(), e);
        }
        lastShown = System.nanoTime();
    }

    private void awaitTurn() throws InterruptedException {
        Duration interval = provider.sequenceInterval();
        if (provider.isSequential() && lastShown != 0 && !interval.isZero()) {
            halt.sleep(interval.minusNanos(System.nanoTime() - lastShown));
        }
    }

    private DnsRecord dnsRecord(Proof proof) throws ChallengeException {
        try {
            Name name = Name.fromString("_acme-challenge." + proof.domain(), Name.root);
            Name target = aliases ? nameServers.behindAliases(name) : name;
            String value = Base64.getUrlEncoder().withoutPadding().encodeToString(proof.digest());
            return new DnsRecord(proof.domain(), proof.token(), proof.authorization(), target.toString(), value);
        } catch (TextParseException e) {
            throw new ChallengeException(proof.domain() + " is not a valid DNS name: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<Proof, String> awaitVisible(List<Proof> proofs) throws InterruptedException {
        halt.sleep(delay);
        Map<Proof, String> unseen = new HashMap<>();
        if (propagation == null) {
            return unseen;
        }
        long end = System.nanoTime() + provider.propagationTimeout().toNanos();
        for (Proof proof : proofs) {
            String missing = missing(propagation, proof);
            while (missing != null && System.nanoTime() - end < 0) {
                halt.sleep(provider.pollingInterval());
                missing = missing(propagation, proof);
            }
            if (missing != null) {
                unseen.put(
                        proof,
                        missing + " even after " + provider.propagationTimeout().toSeconds() + " s");
            }
        }
        return unseen;
    }

    private @Nullable String missing(Propagation checks, Proof proof) {
        DnsRecord one = Objects.requireNonNull(shown.get(proof), "shown before");
        return checks.missing(Name.fromConstantString(one.fqdn()), one.value()).orElse(null);
    }

    @Override
    public void remove(Proof proof) throws ChallengeException, InterruptedException {
        DnsRecord one = shown.remove(proof);
        if (one != null) {
            try {
                provider.cleanUp(one);
            } catch (IOException e) {
                throw new ChallengeException("the record " + one.fqdn() + " stays: " + e.getMessage(), e);
            }
        }
    }
}
