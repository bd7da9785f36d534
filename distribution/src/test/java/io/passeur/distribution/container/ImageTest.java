package io.passeur.distribution.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image that the {@code Dockerfile} of the distribution builds, in the ways in which people run it. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
@ExtendWith(WithImages.class)
class ImageTest {

    private static String image;

    @BeforeAll
    static void build(Images images) {
        image = images.passeur();
    }

    @Test
    void answersWithoutAnyConfiguration() {
        try (var container = Container.run("--publish=127.0.0.1::8000", image)) {
            container.awaitReady();
            assertThat(container.get(8000, "whoami.localhost", "/").text())
                    .contains("Hostname: " + container.hostname());
            assertThat(container.awaitHealth()).isEqualTo("healthy");
            assertThat(container.stop()).as(container.log()).isEqualTo("0");
        }
    }

    /** And with little memory. */
    @Test
    void takesTraefiksFlagsFromAnybodyWhoMayNothing() {
        try (var container = Container.run(
                "--publish=127.0.0.1::80",
                "--user=12345:12345",
                "--read-only",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--memory=128m",
                image,
                "--entrypoints.web.address=:80",
                "--ping.entrypoint=web")) {
            container.awaitReady();
            assertThat(container.get(80, "a.test", "/ping").text()).isEqualTo("OK");
            assertThat(container.get(80, "a.test", "/").text()).isEqualTo("404 page not found\n");
            assertThat(container.awaitHealth()).isEqualTo("healthy");
            assertThat(container.inspect("{{range .State.Health.Log}}{{.Output}}{{end}}"))
                    .endsWith("OK: http://localhost:80/ping\n".stripTrailing());
            assertThat(container.stop()).as(container.log()).isEqualTo("0");
        }
    }

    /** Many name the API, and middlewares for all, in the labels of the proxy itself. */
    @Test
    void itsOwnLabelsApplyBeforeItsHealthIsKnown() {
        try (var container = Container.run(
                "--publish=127.0.0.1::80",
                "--volume=/var/run/docker.sock:/var/run/docker.sock:ro",
                "--health-interval=1h",
                "--label=traefik.http.routers.api.rule=Host(`proxy.test`)",
                "--label=traefik.http.routers.api.service=api@internal",
                "--label=passeur.test=" + Images.PREFIX,
                image,
                "--entrypoints.web.address=:80",
                "--api=true",
                "--providers.docker=true",
                "--providers.docker.constraints=Label(`passeur.test`,`" + Images.PREFIX + "`)")) {
            container.awaitReady();
            assertThat(container.get(80, "proxy.test", "/api/version").status())
                    .as(container.log())
                    .isEqualTo(200);
            assertThat(container.inspect("{{.State.Health.Status}}")).isEqualTo("starting");
        }
    }

    @Test
    void theHeapIsAPartOfTheContainersMemory() {
        try (var container = Container.run("--memory=512m", "--cpus=1", image, "--entrypoints.web.address=:80")) {
            container.awaitReady();
            List<String> command = container
                    .execute("cat", "/proc/1/cmdline")
                    .lines()
                    .flatMap(line -> List.of(line.split("\0")).stream())
                    .toList();
            assertThat(command).contains("-Xmx128m", "-XX:+UseSerialGC");
        }
    }

    @Test
    void theClassesOfAStartWereArchivedAtTheBuild() {
        try (var container = Container.run(
                "--env=PASSEUR_OPTS=-Xlog:class+load", "--read-only", image, "--entrypoints.web.address=:80")) {
            String log = container.awaitReady().log();
            for (String name : List.of("io.passeur.server.Main", "org.eclipse.jetty.server.Server")) {
                assertThat(log).contains(" " + name + " source: shared objects file");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"traefik", "passeur", "/entrypoint.sh"})
    void isFoundUnderTraefiksNamesToo(String name) {
        assertThat(Docker.docker("run", "--rm", "--entrypoint=" + name, image, "version"))
                .startsWith("Version:");
        assertThat(Docker.docker("run", "--rm", image, "traefik", "version")).startsWith("Version:");
    }
}
