package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DashboardFilesTest {

    /** The class path of these tests has none. */
    @Test
    void saysWhetherThereAreAny() throws IOException {
        DashboardFiles files = new DashboardFiles();

        assertThat(files.arePresent()).isFalse();
        assertThat(files.find("index.html")).isNull();
    }
}
