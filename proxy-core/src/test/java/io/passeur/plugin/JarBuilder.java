package io.passeur.plugin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles sources into a real jar. */
public final class JarBuilder {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();

    public JarBuilder source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    public JarBuilder resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    public JarBuilder plugin(String... classNames) {
        return resource("META-INF/services/io.passeur.spi.Plugin", String.join("\n", classNames));
    }

    /** Seen by the compiler, not packed. */
    public JarBuilder compiledWith(Path jar) {
        libraries.add(jar);
        return this;
    }

    public Path build(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            Path classes = Files.createTempDirectory("classes");
            compile(classes);
            try (var out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    add(out, classes.relativize(file).toString(), Files.readAllBytes(file));
                }
                for (var resource : resources.entrySet()) {
                    add(out, resource.getKey(), resource.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private void compile(Path classes) throws IOException {
        Path sourceFolder = Files.createTempDirectory("sources");
        List<Path> files = new ArrayList<>();
        for (var source : sources.entrySet()) {
            Path file = sourceFolder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            StringWriter output = new StringWriter();
            boolean success = files.isEmpty()
                    || compiler.getTask(
                                    output,
                                    manager,
                                    null,
                                    List.of("-d", classes.toString(), "-classpath", classPath(), "--release", "17"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            if (!success) {
                throw new IllegalArgumentException(output.toString());
            }
        }
    }

    private String classPath() {
        String separator = System.getProperty("path.separator");
        return Stream.concat(
                        libraries.stream().map(Path::toString),
                        Arrays.stream(System.getProperty("java.class.path").split(separator)))
                .collect(Collectors.joining(separator));
    }
}
