package io.passeur.distribution.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of {@code examples/compose} in which only what a machine without the Internet cannot have is replaced. */
record ExampleFiles(Path folder) {

    private static final Path EXAMPLE = Path.of("../examples/compose");

    /** @param network stands for {@code web}, which may be somebody else's on this machine */
    static ExampleFiles copy(Path folder, Images images, String network) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.move(folder.resolve(".env.example"), folder.resolve(".env"));
        ExampleFiles copied = new ExampleFiles(folder);
        for (Path file : new Path[] {copied.server(), copied.app()}) {
            replace(file, "image: traefik/whoami", "image: " + images.whoami());
            replace(file, "    external: true", "    external: true\n    name: " + network);
        }
        replace(copied.server(), "image: passeur\n", "image: " + images.passeur() + "\n");
        replace(copied.server(), "\"80:80\"", "\"127.0.0.1::80\"");
        replace(copied.server(), "\"443:443\"", "\"127.0.0.1::443\"");
        replace(copied.server(), "\"127.0.0.1:8080:8080\"", "\"127.0.0.1::8080\"");
        return copied;
    }

    Path server() {
        return folder.resolve("docker-compose.yml");
    }

    Path app() {
        return folder.resolve("app/docker-compose.yml");
    }

    /** Another authority than Let's Encrypt, which is trusted by a file. */
    void useAuthority(String directory, String certificate) throws IOException {
        String last = "      - --certificatesresolvers.myresolver.acme.storage=/letsencrypt/acme.json\n";
        String resolver = "      - --certificatesresolvers.myresolver.acme.";
        replace(
                server(),
                last,
                last + resolver + "caserver=" + directory + "\n" + resolver + "cacertificates=" + certificate + "\n");
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}
