package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

class DebugTest {

    @Test
    void showsVariablesOfTheProcess() {
        try (TestingProxy proxy =
                TestingProxy.start("", "--api.insecure", "--api.debug", "--entrypoints.traefik.address=127.0.0.1:0")) {
            int port = proxy.port("traefik");
            assertThat(Asking.get(port, "/debug/vars").text())
                    .matches("\\{\"Goroutines\":\\d+,\"cmdline\":\\[\".*\"],\"memstats\":\\{\"Alloc\":\\d+,.*}}\n");
            assertThat(Asking.get(port, "/debug/pprof/heap").status()).isEqualTo(501);
            assertThat(Asking.get(port, "/debug/pprof/").text()).contains("jcmd");
            assertThat(Asking.get(port, "/debug/x").status()).isEqualTo(404);
            assertThat(Asking.ask(port, "POST", "/debug/vars", "Content-Length: 0")
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void isNotThereUnlessAskedFor() {
        try (TestingProxy proxy = TestingProxy.start(Asking.ROUTER, "--api")) {
            assertThat(Asking.get(proxy.port(), "/debug/vars").status()).isEqualTo(404);
        }
    }
}
