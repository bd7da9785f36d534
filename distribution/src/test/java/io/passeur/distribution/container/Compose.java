package io.passeur.distribution.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A project of the compose tool, of which there are two: the engine's plugin and the older program of its own.
 *
 * @param project names its containers and networks
 * @param folder holds {@code .env}
 * @param files of the project, the later ones change the earlier ones
 */
record Compose(String project, Path folder, List<Path> files) implements AutoCloseable {

    private static final List<String> TOOL = tool();

    private static List<String> tool() {
        boolean plugin =
                Docker.run(List.of("docker", "compose", "version"), Map.of()).status() == 0;
        return plugin ? List.of("docker", "compose") : List.of("docker-compose");
    }

    /** @return what it printed, warnings of the tool included */
    String run(String... arguments) {
        return Docker.succeed(command(arguments), Map.of());
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(TOOL);
        command.addAll(List.of(
                "--project-name", project, "--env-file", folder.resolve(".env").toString()));
        files.forEach(file -> command.addAll(List.of("--file", file.toString())));
        command.addAll(List.of(arguments));
        return command;
    }

    List<Container> containers(String service) {
        return Docker.docker(
                        "ps",
                        "--all",
                        "--quiet",
                        "--filter=label=com.docker.compose.project=" + project,
                        "--filter=label=com.docker.compose.service=" + service)
                .lines()
                .map(Container::new)
                .toList();
    }

    /** The only one of a service. */
    Container container(String service) {
        return containers(service).get(0);
    }

    @Override
    public void close() {
        Docker.run(command("down", "--volumes", "--timeout=5"), Map.of());
    }
}
