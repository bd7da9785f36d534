package io.passeur.distribution.container;

import io.passeur.distribution.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The image, built as users build it, and the one below it, which also holds Pebble. Built once for all tests.
 *
 * @param base with a shell, a Java and Pebble
 * @param passeur built from the distribution
 * @param whoami answers on port 80 with its name and what it got
 */
record Images(String base, String passeur, String whoami) implements AutoCloseable {

    static final String PREFIX = "passeur-test-" + ProcessHandle.current().pid();

    static Images build() throws IOException {
        Docker.need();
        Images images = new Images(PREFIX + ":base", PREFIX + ":passeur", PREFIX + ":whoami");
        Path temporary = Files.createTempDirectory(PREFIX);
        try {
            RootFileSystem files = RootFileSystem.withJava(temporary.resolve("root"));
            files.addProgram("pebble");
            files.importAs(
                    images.base(), temporary, "ENV JAVA_HOME=/opt/java", "ENV PATH=/opt/java/bin:/usr/local/bin:/bin");
            RootFileSystem.whoami(temporary.resolve("whoami"))
                    .importAs(images.whoami(), temporary, "EXPOSE 80", "CMD serve");
            Docker.docker("build", "--build-arg=BASE_IMAGE=" + images.base(), "--tag=" + images.passeur(), Distribution.HOME.toString());
            return images;
        } catch (IOException | RuntimeException | Error e) {
            images.close();
            throw e;
        } finally {
            delete(temporary);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        Docker.cleanUp("image", "rm", "--force", passeur, whoami, base);
    }
}
