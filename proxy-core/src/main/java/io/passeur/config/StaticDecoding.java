package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.toolkit.Suggestions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the tree of one source into the static configuration. */
final class StaticDecoding {

    private static final int INTERNAL_PORT = 8080;

    private final ConfigurationSource source;
    private final Path workingDirectory;
    private final Problems problems;
    private @Nullable StaticConfiguration rest;

    StaticDecoding(ConfigurationSource source, Path workingDirectory, Problems problems) {
        this.source = source;
        this.workingDirectory = workingDirectory;
        this.problems = problems;
    }

    /** @return null if there was an error */
    @Nullable
    StaticConfiguration decode() {
        problems.addAll(source.problems());
        Map<String, Object> tree = withoutForeignRoots();
        warnOfDynamicSections(tree);
        tree.keySet().removeIf(RootKeys::isDynamic);
        for (UnsupportedKeys keys : List.of(UnsupportedKeys.ofRemoved(), UnsupportedKeys.ofStatic())) {
            tree = keys.strip(tree, List.of(), source.origins(), problems);
        }
        Map<String, Object> arranged = new ProvidersTree(source.origins(), problems).arrange(tree);
        StaticConfiguration bound =
                new ConfigBinder(source.origins(), problems).bind(StaticConfiguration.class, arranged, "");
        if (bound == null) {
            checkTheRest(arranged);
            return null;
        }
        StaticConfiguration configuration = withImpliedEntryPoints(bound);
        new StaticValidation(source.origins(), problems).check(configuration, tree);
        return configuration;
    }

    /** What could be read of a tree with errors; null if nothing could. */
    @Nullable
    StaticConfiguration rest() {
        return rest;
    }

    /**
     * What can be read is checked even if other keys are invalid, so that its author learns of all problems at once.
     */
    private void checkTheRest(Map<String, Object> tree) {
        Map<String, Object> sound = tree;
        Set<String> touched = new HashSet<>();
        for (Problem problem : problems.list()) {
            if (problem.severity() == Problem.Severity.ERROR && !problem.path().isEmpty()) {
                sound = Trees.without(sound, problem.path());
                touched.add(Paths.parent(problem.path()));
            }
        }
        StaticConfiguration bound =
                new ConfigBinder(source.origins(), new Problems()).bind(StaticConfiguration.class, sound, "");
        if (bound == null) {
            return;
        }
        bound = withImpliedEntryPoints(bound);
        rest = bound;
        Problems more = new Problems();
        new StaticValidation(source.origins(), more).check(bound, sound);
        // If a key was left out, that may be the missing one.
        more.list().stream()
                .filter(problem -> !touched.contains(Paths.parent(problem.path())))
                .forEach(problems::add);
    }

    /** Traefik ignores unknown roots in files. */
    private Map<String, Object> withoutForeignRoots() {
        Map<String, Object> tree = new LinkedHashMap<>(source.tree());
        List<String> known = Stream.of(RootKeys.STATIC, RootKeys.DYNAMIC, List.of("pilot"))
                .flatMap(List::stream)
                .toList();
        String first = source.file() ? FirstTraefik.advice(tree.keySet()) : null;
        if (first != null) {
            problems.error("", first, source.origins().apply(""));
            tree.keySet().removeIf(FirstTraefik::isKey);
        }
        tree.keySet().removeIf(root -> {
            if (known.stream().anyMatch(root::equalsIgnoreCase)) {
                return false;
            }
            Origin origin = source.origins().apply(root);
            String hint = Suggestions.hint(root, known);
            if (source.file()) {
                problems.warning(root, "unknown section, ignored" + hint, origin);
            } else {
                problems.error(root, "unknown key" + hint, origin);
            }
            return true;
        });
        return tree;
    }

    private void warnOfDynamicSections(Map<String, Object> tree) {
        if (isItsOwnDynamicFile(tree)) {
            return;
        }
        tree.keySet().stream()
                .filter(RootKeys::isDynamic)
                .forEach(root -> problems.warning(
                        root,
                        "dynamic configuration is ignored here; move it to a file that providers.file.filename or"
                                + " providers.file.directory names",
                        source.origins().apply(root)));
    }

    private boolean isItsOwnDynamicFile(Map<String, Object> tree) {
        Object filename = at(at(at(tree, "providers"), "file"), "filename");
        Origin own = source.origins().apply("");
        if (!(filename instanceof String name) || own == null || !source.file()) {
            return false;
        }
        try {
            return workingDirectory
                    .resolve(name)
                    .normalize()
                    .equals(workingDirectory.resolve(own.source()).normalize());
        } catch (InvalidPathException e) {
            // The file provider reports this itself; it does not name this file.
            return false;
        }
    }

    private static @Nullable Object at(@Nullable Object section, String key) {
        return section instanceof Map<?, ?> map ? Trees.find(Trees.freezeMap(map), key) : null;
    }

    private StaticConfiguration withImpliedEntryPoints(StaticConfiguration configuration) {
        Map<String, EntryPointConfiguration> entryPoints = new LinkedHashMap<>(configuration.entryPoints());
        if (entryPoints.isEmpty()) {
            imply("http", ":80", entryPoints);
        }
        List<String> users = configuration.usersOfInternalEntryPoint();
        if (!users.isEmpty()) {
            users.forEach(user -> checkInternalPortIsFree(user, entryPoints));
            imply(StaticConfiguration.INTERNAL_ENTRY_POINT, ":" + INTERNAL_PORT, entryPoints);
        }
        return configuration.withEntryPoints(entryPoints);
    }

    /** Otherwise the start would fail at an address that nobody wrote. */
    private void checkInternalPortIsFree(String user, Map<String, EntryPointConfiguration> entryPoints) {
        if (!entryPoints.containsKey(StaticConfiguration.INTERNAL_ENTRY_POINT)) {
            entryPoints.forEach((name, entryPoint) -> {
                if (entryPoint.port() == INTERNAL_PORT) {
                    String other =
                            user.startsWith("api") ? "" : ", or let " + user + ".entryPoint name \"" + name + "\"";
                    problems.error(
                            user,
                            "needs the entry point traefik, whose default address is :8080, but"
                                    + " entryPoints." + name + " uses that port; set entryPoints.traefik.address"
                                    + other,
                            source.origins().apply(user));
                }
            });
        }
    }

    private void imply(String name, String address, Map<String, EntryPointConfiguration> entryPoints) {
        if (!entryPoints.containsKey(name)) {
            EntryPointConfiguration entryPoint = new ConfigBinder(source.origins(), problems)
                    .bind(EntryPointConfiguration.class, Map.of("address", address), "entryPoints." + name);
            if (entryPoint != null) {
                entryPoints.put(name, entryPoint);
            }
        }
    }
}
