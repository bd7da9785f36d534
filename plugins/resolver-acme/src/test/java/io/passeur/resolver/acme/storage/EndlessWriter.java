package io.passeur.resolver.acme.storage;

import java.nio.file.Path;
import java.util.List;

/** Saves one certificate after the other until it is killed. */
final class EndlessWriter {

    private EndlessWriter() {}

    public static void main(String[] arguments) throws Exception {
        Storage storage = Storage.open(Path.of(arguments[0]));
        for (int i = 0; ; i++) {
            storage.save(
                    "le", new StoredCertificate(List.of("n" + i % 50 + ".com"), "CHAIN".repeat(500 + i % 97), "KEY"));
            System.out.println(i);
        }
    }
}
