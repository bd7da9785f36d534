package io.passeur.config;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationDocument.Format;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads the file with the static configuration. */
final class ConfigurationFiles {

    private final Path system;
    private final Map<String, String> environment;
    private final Path workingDirectory;

    /** @param system the folder of system-wide files, {@code /etc/traefik} */
    ConfigurationFiles(Path system, Map<String, String> environment, Path workingDirectory) {
        this.system = system;
        this.environment = environment;
        this.workingDirectory = workingDirectory;
    }

    /** The first file that exists where Traefik looks for one. */
    Optional<Path> search() {
        List<Path> folders = new ArrayList<>(List.of(system));
        addFolder(folders, environment.getOrDefault("XDG_CONFIG_HOME", ""), "");
        addFolder(folders, environment.getOrDefault("HOME", ""), ".config");
        folders.add(workingDirectory);
        return folders.stream()
                .flatMap(folder -> List.of("toml", "yaml", "yml").stream()
                        .map(extension -> folder.resolve("traefik." + extension)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void addFolder(List<Path> folders, String folder, String below) {
        if (!folder.isEmpty()) {
            folders.add(workingDirectory.resolve(folder).resolve(below));
        }
    }

    /** Empty if the file contains nothing; failures are among the source's problems. */
    ConfigurationSource read(Path file) {
        ParsedDocument parsed = parse(file);
        Problems problems = new Problems();
        problems.addAll(parsed.problems());
        if (!problems.hasErrors() && parsed.tree().isEmpty()) {
            problems.error("", "no configuration found in file: " + file, Origin.of(file.toString()));
        } else if (!problems.hasErrors()
                && parsed.tree().keySet().stream()
                        .noneMatch(key -> RootKeys.isStatic(key) || RootKeys.isDynamic(key))) {
            problems.error("", "no valid configuration found in file: " + file, Origin.of(file.toString()));
        }
        return new ConfigurationSource("file " + file, true, parsed.tree(), parsed::origin, problems.list());
    }

    private static ParsedDocument parse(Path file) {
        String name = file.toString();
        Format format = format(name);
        if (format == null) {
            return ParsedDocument.unreadable(
                    name, "unsupported file extension (expected: .toml, .yaml, .yml or .json)", 0);
        }
        try {
            return DocumentParser.parse(new ConfigurationDocument(name, format, Files.readString(file)));
        } catch (MalformedInputException e) {
            return ParsedDocument.unreadable(name, "is not UTF-8 text", 0);
        } catch (IOException e) {
            return new ParsedDocument(name, Map.of(), Map.of(), List.of(unreadable(name, e)));
        }
    }

    private static Problem unreadable(String name, IOException e) {
        return Problem.error(
                "", "cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(), Origin.of(name));
    }

    private static @Nullable Format format(String name) {
        String lower = Trees.lower(name);
        if (lower.endsWith(".toml")) {
            return Format.TOML;
        }
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json") ? Format.YAML : null;
    }
}
