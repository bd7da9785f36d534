package io.passeur.resolver.acme.command;

import io.passeur.resolver.acme.order.DomainNames;
import io.passeur.resolver.acme.storage.Secrets;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredCertificate;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes one certificate and its key as PEM. */
final class CertsExport {

    private record Found(StoredCertificate stored, Instant expiry) {}

    void run(List<String> written, CommandContext context) {
        Arguments arguments = Arguments.parse(written, Set.of("storage", "out", "resolver"));
        if (arguments.words().size() != 1) {
            throw new ConfigurationException("certs export: "
                    + arguments.words().size() + " domains (expected: one, such as: passeur certs export example.com)");
        }
        String domain = arguments.words().get(0).toLowerCase(Locale.ROOT);
        List<Path> paths = new StorageChoice(arguments, context).all();
        Found newest = null;
        Set<String> known = new TreeSet<>();
        for (Path path : paths) {
            Storage storage = Storage.read(path);
            for (String resolver : storage.resolvers()) {
                if (arguments.option("resolver").map(resolver::equals).orElse(true)) {
                    newest = newest(newest, storage.certificates(resolver), domain, known);
                }
            }
        }
        if (newest == null) {
            throw new ConfigurationException("there is no certificate for " + domain
                    + (known.isEmpty() ? "" : " (expected: one of " + String.join(", ", known) + ")"));
        }
        write(
                newest.stored(),
                domain,
                context.workingDirectory().resolve(arguments.option("out").orElse(".")),
                context);
    }

    private static @Nullable Found newest(
            @Nullable Found best, List<StoredCertificate> certificates, String domain, Set<String> known) {
        Found newest = best;
        for (StoredCertificate stored : certificates) {
            try {
                ServableCertificate held = ServableCertificate.of(stored);
                known.addAll(held.names());
                boolean fits = DomainNames.covers(held.names(), domain);
                if (fits && (newest == null || held.expiry().isAfter(newest.expiry()))) {
                    newest = new Found(stored, held.expiry());
                }
            } catch (GeneralSecurityException e) {
                // certs list shows it; here it counts as none.
                known.addAll(stored.domains());
            }
        }
        return newest;
    }

    private static void write(StoredCertificate stored, String domain, Path folder, CommandContext context) {
        String name = domain.replace('*', '_');
        Path certificate = folder.resolve(name + ".crt");
        Path key = folder.resolve(name + ".key");
        try {
            Files.createDirectories(folder);
            Files.writeString(certificate, stored.chain(), StandardCharsets.ISO_8859_1);
            Secrets.write(key, stored.key().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new ConfigurationException("certs export: cannot write to " + folder + ": " + Storage.reason(e), e);
        }
        context.out().println("Wrote " + certificate + " and " + key);
    }
}
