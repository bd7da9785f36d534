package io.passeur.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A Java home whose {@code java} tells how it was called. */
final class FakeJava {

    private FakeJava() {}

    static Path create(Path home, String version) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = bin.resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                echo "java: %s"
                echo "directory: $(pwd -P)"
                echo "dropped: $PASSEUR_DROPPED_ENVIRONMENT"
                for argument in "$@"; do echo "$argument"; done
                """.formatted(home));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
