package io.passeur.resolver.acme.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account at an authority.
 *
 * @param registration null until the authority knows the account
 * @param privateKey PKCS#1 in Base64
 */
public record StoredAccount(String email, @Nullable Registration registration, String privateKey) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "account " + email + ' ' + registration;
    }

    public StoredAccount registered(@Nullable Registration newRegistration) {
        return new StoredAccount(email, newRegistration, privateKey);
    }

    /** @param uri the URL of the account */
    public record Registration(String uri, String status, List<String> contacts) {

        public Registration {
            contacts = List.copyOf(contacts);
        }
    }
}
