package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredCertificate;
import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The resolver's certificates: stored ones, and those that could not be stored yet. Not thread-safe. */
final class ResolverCertificates {

    private final String resolver;
    private final Storage storage;
    private final Logger logger;
    private final List<StoredCertificate> unsaved = new ArrayList<>();
    private final Set<List<String>> reported = new HashSet<>();
    private Map<StoredCertificate, ServableCertificate> parsed = new HashMap<>();
    private List<ServableCertificate> held = List.of();
    private List<List<String>> unusable = List.of();
    private @Nullable String trouble;

    ResolverCertificates(String resolver, Storage storage, Logger logger) {
        this.resolver = resolver;
        this.storage = storage;
        this.logger = logger;
    }

    List<ServableCertificate> held() {
        return held;
    }

    /** The domains of certificates that cannot be read. */
    List<List<String>> unusable() {
        return unusable;
    }

    /** Why certificates are not stored; null if they are. */
    @Nullable
    String trouble() {
        return trouble;
    }

    List<KeyedCertificate> certificates() {
        return held.stream().map(ServableCertificate::certificate).toList();
    }

    void load() {
        Map<StoredCertificate, ServableCertificate> known = parsed;
        parsed = new HashMap<>();
        List<ServableCertificate> good = new ArrayList<>();
        List<List<String>> bad = new ArrayList<>();
        List<StoredCertificate> all = new ArrayList<>(storage.certificates(resolver));
        for (StoredCertificate fresh : unsaved) {
            all.removeIf(old -> old.domains().equals(fresh.domains()));
            all.add(fresh);
        }
        for (StoredCertificate stored : all) {
            try {
                ServableCertificate one = known.get(stored);
                ServableCertificate usable = one == null ? ServableCertificate.of(stored) : one;
                parsed.put(stored, usable);
                good.add(usable);
            } catch (GeneralSecurityException e) {
                bad.add(stored.domains());
                report(stored, e);
            }
        }
        held = List.copyOf(good);
        unusable = List.copyOf(bad);
    }

    private void report(StoredCertificate stored, GeneralSecurityException failure) {
        if (reported.add(stored.domains())) {
            logger.warn(
                    "The certificate for {} in {} cannot be used and is ordered again: {}",
                    String.join(", ", stored.domains()),
                    storage.path(),
                    failure.getMessage());
        }
    }

    /** Whether the storage has changed. */
    boolean refresh() {
        try {
            boolean saved = saveRest();
            if (storage.refresh()) {
                load();
                return true;
            }
            return saved;
        } catch (IOException e) {
            logger.debug("Cannot read {} again: {}", storage.path(), e.getMessage());
            return false;
        }
    }

    /** Adds a certificate, which is used from now on even if it cannot be stored. */
    Optional<ServableCertificate> add(StoredCertificate fresh) {
        unsaved.removeIf(old -> old.domains().equals(fresh.domains()));
        unsaved.add(fresh);
        saveRest();
        load();
        return Optional.ofNullable(parsed.get(fresh));
    }

    private boolean saveRest() {
        if (unsaved.isEmpty()) {
            return false;
        }
        try {
            for (StoredCertificate fresh : List.copyOf(unsaved)) {
                storage.save(resolver, fresh);
                unsaved.remove(fresh);
            }
            trouble = null;
            return true;
        } catch (IOException e) {
            String text = "issued and served, but not stored in " + storage.path() + ": " + Storage.reason(e);
            if (!text.equals(trouble)) {
                logger.error("The certificate for {} is {}", unsaved.get(0).domains(), text);
            }
            trouble = text;
            return false;
        }
    }

    boolean isUnsaved(List<String> domains) {
        return unsaved.stream().anyMatch(fresh -> fresh.domains().equals(domains));
    }
}
