package io.passeur.resolver.acme.command;

import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredCertificate;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One line for each certificate. */
final class CertsList {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Clock clock;

    CertsList(Clock clock) {
        this.clock = clock;
    }

    void run(List<String> written, CommandContext context) {
        Arguments arguments = Arguments.parse(written, Set.of("storage"));
        if (!arguments.words().isEmpty()) {
            throw new ConfigurationException(
                    "certs list: \"" + arguments.words().get(0) + "\" is not an argument of this command");
        }
        List<Path> paths = new StorageChoice(arguments, context).all();
        for (Path path : paths) {
            Storage storage = Storage.read(path);
            if (paths.size() > 1) {
                context.out().println(path);
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("RESOLVER", "DOMAINS", "EXPIRES (UTC)", "DAYS LEFT", "ISSUER"));
            for (String resolver : new TreeSet<>(storage.resolvers())) {
                storage.certificates(resolver).forEach(stored -> rows.add(row(resolver, stored)));
            }
            if (rows.size() == 1) {
                context.out().println(path + " holds no certificates.");
            } else {
                Table.print(rows, context.out());
            }
        }
    }

    private List<String> row(String resolver, StoredCertificate stored) {
        String domains = String.join(", ", stored.domains());
        try {
            ServableCertificate held = ServableCertificate.of(stored);
            long days = Duration.between(clock.instant(), held.expiry()).toDays();
            boolean valid = held.isValidAt(clock.instant());
            return List.of(
                    resolver,
                    domains,
                    DATE.format(held.expiry()),
                    valid ? Long.toString(days) : "expired",
                    held.certificate().leaf().getIssuerX500Principal().getName());
        } catch (GeneralSecurityException e) {
            return List.of(resolver, domains, "-", "-", "cannot be used: " + e.getMessage());
        }
    }
}
