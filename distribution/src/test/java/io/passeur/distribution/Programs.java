package io.passeur.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that tests use. */
public final class Programs {

    private Programs() {}

    /** The test is skipped where the program is missing. */
    public static Path need(String name) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin").split(":")) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return Path.of(folder, name);
            }
        }
        return Assumptions.abort("skipped: there is no " + name + " on this machine");
    }

    /** A folder for {@code PATH} with what each image has, and the named ones; {@code busybox} stands for its own {@code wget}. */
    static Path only(Path folder, String... names) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String name : List.of("tr")) {
            Files.createSymbolicLink(tools.resolve(name), need(name));
        }
        for (String name : names) {
            Files.createSymbolicLink(tools.resolve(name.equals("busybox") ? "wget" : name), need(name));
        }
        return tools;
    }
}
