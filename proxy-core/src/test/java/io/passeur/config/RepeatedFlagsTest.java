package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flags of lists that are given more than once. */
class RepeatedFlagsTest extends StaticLoading {

    @Test
    void areJoined() throws Exception {
        LoadedConfiguration loaded = load(
                List.of(
                        "--entrypoints.web.address=:80",
                        "--entrypoints.web.http.middlewares=a,b",
                        "--entryPoints.web.http.middlewares=c"),
                Map.of());

        assertThat(entryPoint(loaded, "web").http().middlewares()).containsExactly("a", "b", "c");
        assertThat(warnings(loaded)).containsExactly("is given more than once; the lists are joined");
    }

    @Test
    void replaceTrustedAddresses() throws Exception {
        LoadedConfiguration loaded = load(
                List.of(
                        "--entrypoints.web.address=:80",
                        "--entrypoints.web.forwardedheaders.trustedips=10.0.0.0/8",
                        "--entrypoints.web.forwardedheaders.trustedips=192.0.2.1"),
                Map.of());

        assertThat(entryPoint(loaded, "web").forwardedHeaders().trustedIPs()).containsExactly("192.0.2.1");
        assertThat(warnings(loaded)).singleElement().asString().contains("the last one counts");
    }
}
