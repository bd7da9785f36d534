package io.passeur.resolver.acme.command;

import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredAccount;
import io.passeur.resolver.acme.storage.StoredCertificate;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds PEM files, or another {@code acme.json}. */
final class CertsImport {

    void run(List<String> written, CommandContext context) {
        Arguments arguments = Arguments.parse(written, Set.of("storage", "resolver"));
        StorageChoice storages = new StorageChoice(arguments, context);
        List<Path> files = arguments.words().stream()
                .map(context.workingDirectory()::resolve)
                .toList();
        try {
            switch (files.size()) {
                case 1 -> document(files.get(0), arguments.option("resolver"), storages, context);
                case 2 -> pem(files.get(0), files.get(1), resolver(arguments, storages), storages, context);
                default ->
                    throw new ConfigurationException("certs import: " + files.size()
                            + " files (expected: a certificate and its key, or one acme.json)");
            }
        } catch (IOException e) {
            throw new ConfigurationException("certs import: " + Storage.reason(e), e);
        }
    }

    /** The only resolver need not be named. */
    private static String resolver(Arguments arguments, StorageChoice storages) {
        return arguments.option("resolver").orElseGet(() -> {
            Set<String> names = arguments.option("storage").isPresent()
                    ? Set.of()
                    : storages.configured().keySet();
            if (names.size() == 1) {
                return names.iterator().next();
            }
            throw new ConfigurationException("certs import: --resolver=name is missing"
                    + (names.isEmpty() ? "" : " (expected: one of " + String.join(", ", names) + ")"));
        });
    }

    private static void pem(Path certificate, Path key, String resolver, StorageChoice storages, CommandContext context)
            throws IOException {
        String chain = Files.readString(certificate, StandardCharsets.ISO_8859_1);
        String secret = Files.readString(key, StandardCharsets.ISO_8859_1);
        try {
            ServableCertificate held = ServableCertificate.of(new StoredCertificate(List.of("?"), chain, secret));
            if (held.names().isEmpty()) {
                throw new GeneralSecurityException("the certificate has no names (subject alternative names)");
            }
            StoredCertificate stored = new StoredCertificate(held.names(), chain, secret);
            Storage storage = Storage.open(storages.of(resolver));
            storage.save(resolver, stored);
            context.out()
                    .println("Added the certificate for " + String.join(", ", held.names()) + " to " + resolver + " in "
                            + storage.path());
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    certificate + " and " + key + " are not a certificate and its key: " + e.getMessage(), e);
        }
    }

    private static void document(Path file, Optional<String> resolver, StorageChoice storages, CommandContext context)
            throws IOException {
        Storage source = Storage.read(file);
        Set<String> names = new TreeSet<>(source.resolvers());
        resolver.ifPresent(wanted -> {
            if (!names.contains(wanted)) {
                throw new ConfigurationException(file + " contains nothing of the resolver \"" + wanted
                        + "\" (expected: one of " + String.join(", ", names) + ")");
            }
            names.retainAll(Set.of(wanted));
        });
        for (String name : names) {
            Storage target = Storage.open(storages.of(name));
            Optional<StoredAccount> account =
                    source.account(name).filter(one -> target.account(name).isEmpty());
            if (account.isPresent()) {
                target.save(name, account.get());
            }
            List<StoredCertificate> certificates = source.certificates(name);
            for (StoredCertificate stored : certificates) {
                target.save(name, stored);
            }
            context.out()
                    .println("Added " + certificates.size() + " certificates"
                            + (account.isPresent() ? " and the account" : "") + " of " + name + " to " + target.path());
        }
    }
}
