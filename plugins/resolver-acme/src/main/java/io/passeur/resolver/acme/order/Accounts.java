package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.storage.GoPem;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredAccount;
import io.passeur.resolver.acme.storage.StoredAccount.Registration;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.slf4j.Logger;

/**
 * The resolver's account: registered when first needed, stored, and replaced when the authority no longer accepts it.
 */
final class Accounts {

    private final AcmeConfig config;
    private final String resolver;
    private final Storage storage;
    private final Logger logger;

    Accounts(AcmeConfig config, String resolver, Storage storage, Logger logger) {
        this.config = config;
        this.resolver = resolver;
        this.storage = storage;
        this.logger = logger;
    }

    Login login(Session session) throws AcmeException, IOException, GeneralSecurityException {
        StoredAccount account = usable().orElse(null);
        if (account == null) {
            account = new StoredAccount(config.email(), null, GoPem.accountKey(KeyType.RSA4096.generate()));
            // The key first: without its key, an account is lost.
            storage.save(resolver, account);
        }
        KeyPair keys = GoPem.accountKey(account.privateKey());
        Registration registration = account.registration();
        if (registration == null) {
            return register(session, account, keys);
        }
        Login login = session.login(URI.create(registration.uri()).toURL(), keys);
        if (!account.email().equals(config.email())) {
            changeEmail(login, account);
        }
        return login;
    }

    /** An account of another authority is useless. */
    private Optional<StoredAccount> usable() {
        return storage.account(resolver).filter(account -> {
            Registration registration = account.registration();
            if (registration == null || host(registration.uri()).equals(host(config.caServer()))) {
                return true;
            }
            logger.info(
                    "The account {} belongs to another authority than caServer ({}); registering a new one",
                    registration.uri(),
                    config.caServer());
            return false;
        });
    }

    private static String host(String uri) {
        String host = URI.create(uri).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private Login register(Session session, StoredAccount account, KeyPair keys) throws AcmeException, IOException {
        AccountBuilder builder = new AccountBuilder().useKeyPair(keys).agreeToTermsOfService();
        if (!config.email().isEmpty()) {
            builder.addEmail(config.email());
        }
        AcmeConfig.Eab eab = config.eab();
        if (eab != null && !eab.kid().isEmpty()) {
            builder.withKeyIdentifier(eab.kid(), hmac(eab.hmacEncoded())).withMacAlgorithm("HS256");
        }
        Login login = builder.createLogin(session);
        storage.save(resolver, account.registered(registration(login.getAccount())));
        logger.info("Registered the account {}", login.getAccountLocation());
        return login;
    }

    /** Some authorities issue base64url, some plain Base64, with or without padding. */
    static SecretKey hmac(String encoded) {
        String url = encoded.strip().replace('+', '-').replace('/', '_').replaceFirst("=+$", "");
        return new SecretKeySpec(Base64.getUrlDecoder().decode(url), "HmacSHA256");
    }

    private static Registration registration(Account account) {
        List<String> contacts =
                account.getContacts().stream().map(URI::toString).toList();
        return new Registration(
                account.getLocation().toString(), account.getStatus().name().toLowerCase(Locale.ROOT), contacts);
    }

    private void changeEmail(Login login, StoredAccount account) throws AcmeException, IOException {
        if (!config.email().isEmpty()) {
            Account.EditableAccount edited = login.getAccount().modify();
            edited.getContacts().clear();
            edited.addEmail(config.email()).commit();
        }
        Registration registration = registration(login.getAccount());
        storage.save(resolver, new StoredAccount(config.email(), registration, account.privateKey()));
        logger.info("Changed the e-mail address of the account {} to {}", login.getAccountLocation(), config.email());
    }

    /**
     * Discards the account if the authority has done so.
     *
     * @param failure of a request with the account
     * @return whether another attempt makes sense
     */
    boolean isLost(Login login, AcmeServerException failure)
            throws AcmeException, IOException, GeneralSecurityException {
        String type = Failures.type(failure.getProblem());
        if (!type.equals("accountDoesNotExist") && !type.equals("unauthorized")) {
            return false;
        }
        StoredAccount account = storage.account(resolver).orElse(null);
        if (account == null) {
            return true;
        }
        if (type.equals("accountDoesNotExist")) {
            logger.warn(
                    "The authority no longer knows the account {}; registering it again", login.getAccountLocation());
            storage.save(resolver, account.registered(null));
            return true;
        }
        if (isActive(login)) {
            return false;
        }
        logger.warn("The account {} is deactivated or revoked; registering a new one", login.getAccountLocation());
        String key = GoPem.accountKey(KeyType.RSA4096.generate());
        storage.save(resolver, new StoredAccount(config.email(), null, key));
        return true;
    }

    private static boolean isActive(Login login) throws AcmeException {
        try {
            login.getAccount().fetch();
            return login.getAccount().getStatus() == Status.VALID;
        } catch (AcmeServerException e) {
            String type = Failures.type(e.getProblem());
            if (type.equals("unauthorized") || type.equals("accountDoesNotExist")) {
                return false;
            }
            throw e;
        }
    }
}
