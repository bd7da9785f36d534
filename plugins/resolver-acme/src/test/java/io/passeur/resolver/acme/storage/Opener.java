package io.passeur.resolver.acme.storage;

import java.nio.file.Path;

/** Opens a file and says what came of it, in a process that may be another user's. */
final class Opener {

    private Opener() {}

    public static void main(String[] arguments) {
        try {
            Storage storage = Storage.open(Path.of(arguments[0]));
            System.out.println("opened " + storage.path());
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}
