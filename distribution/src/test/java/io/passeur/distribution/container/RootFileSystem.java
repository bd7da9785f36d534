package io.passeur.distribution.container;

import io.passeur.distribution.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What images are made of, taken from this machine. */
record RootFileSystem(Path root) {

    private static final Pattern LIBRARY = Pattern.compile("(?:^|=> )\\s*(/\\S+)", Pattern.MULTILINE);
    private static final String MODULES = "java.base,java.logging,java.management,java.naming,java.net.http,"
            + "java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported";

    /** The version from which on the JVM makes an archive without having one of the JDK's own classes. */
    private static final int AHEAD_OF_TIME_CACHE = 25;

    /** The least that a base image needs: the JDK that runs the tests, a shell, and the libraries of both. */
    static RootFileSystem withJava(Path root) throws IOException {
        RootFileSystem made = withShell(root);
        made.addJava();
        return made;
    }

    /** A server, {@code serve}, that says who it is. */
    static RootFileSystem whoami(Path root) throws IOException {
        RootFileSystem made = withShell(root);
        made.addScript("serve", "bin/serve");
        made.addScript("index.cgi", "www/cgi-bin/index.cgi");
        return made;
    }

    private static RootFileSystem withShell(Path root) throws IOException {
        RootFileSystem made = new RootFileSystem(root);
        for (String folder : List.of("bin", "dev", "etc", "opt", "proc", "sys", "tmp", "var")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/:/bin/sh\n");
        made.addShell();
        return made;
    }

    private void addShell() throws IOException {
        Path busybox = Programs.need("busybox");
        Files.copy(busybox, root.resolve("bin/busybox"));
        for (String tool :
                Docker.succeed(List.of(busybox.toString(), "--list"), Map.of()).split("\n")) {
            if (!tool.equals("busybox")) {
                Files.createSymbolicLink(root.resolve("bin/" + tool), Path.of("busybox"));
            }
        }
        addLibrariesOf(busybox);
    }

    private void addScript(String resource, String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream text = RootFileSystem.class.getResourceAsStream("/whoami/" + resource)) {
            Files.copy(Objects.requireNonNull(text), file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void addJava() throws IOException {
        Path java = root.resolve("opt/java");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/jlink").toString(),
                "--add-modules=" + MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output=" + java));
        if (Runtime.version().feature() < AHEAD_OF_TIME_CACHE) {
            command.add("--generate-cds-archive");
        }
        Docker.succeed(command, Map.of());
        try (Stream<Path> files = Files.walk(java)) {
            for (Path file : files.filter(RootFileSystem::isProgram).toList()) {
                addLibrariesOf(file);
            }
        }
    }

    private static boolean isProgram(Path file) {
        return file.toString().endsWith(".so") || file.endsWith("bin/java");
    }

    /** A program of this machine, and all that it is linked with. */
    void addProgram(String name) throws IOException {
        Path program = Programs.need(name);
        Files.copy(program, root.resolve("bin").resolve(name), StandardCopyOption.REPLACE_EXISTING);
        addLibrariesOf(program);
    }

    private void addLibrariesOf(Path program) throws IOException {
        // A program without libraries is no error.
        String listing =
                Docker.run(List.of("ldd", program.toString()), Map.of()).text();
        Matcher library = LIBRARY.matcher(listing);
        while (library.find()) {
            Path original = Path.of(library.group(1));
            Path copy = root.resolve(original.toString().substring(1));
            if (!original.startsWith(root) && !Files.exists(copy)) {
                Files.createDirectories(copy.getParent());
                Files.copy(original, copy);
            }
        }
    }

    /** @param changes lines of a Dockerfile */
    void importAs(String image, Path temporary, String... changes) throws IOException {
        Path tar = temporary.resolve("root.tar");
        Docker.succeed(List.of("tar", "-C", root.toString(), "-cf", tar.toString(), "."), Map.of());
        List<String> command = new ArrayList<>(List.of("docker", "import"));
        for (String change : changes) {
            command.add("--change=" + change);
        }
        command.addAll(List.of(tar.toString(), image));
        Docker.succeed(command, Map.of());
        Files.delete(tar);
    }
}
