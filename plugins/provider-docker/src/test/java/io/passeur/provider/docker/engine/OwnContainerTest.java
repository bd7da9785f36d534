package io.passeur.provider.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as kernels and engines write them. */
class OwnContainerTest {

    private static final String ID = "3e3fea101186bbe4b5d89070d8fad670d0a4a5c51ecb6dd6df25e5147372c82c";

    private static OwnContainer mounts(String... lines) {
        return OwnContainer.of(List.of(lines), List.of("0::/"), "web");
    }

    @Test
    void dockerMountsItsFilesFromAFolderWithTheId() {
        assertThat(mounts("640 631 254:1 /var/lib/docker/containers/" + ID
                                + "/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/vda1 rw")
                        .ids())
                .containsExactly(ID);
    }

    @Test
    void soDoesPodman() {
        assertThat(mounts("640 631 0:25 /containers/storage/overlay-containers/" + ID
                                + "/userdata/hostname /etc/hostname rw - tmpfs tmpfs rw")
                        .ids())
                .containsExactly(ID);
    }

    @Test
    void aHostSeesTheMountsOfOthersElsewhere() {
        assertThat(mounts("640 631 0:55 / /var/lib/docker/containers/" + ID + "/mounts/shm rw - tmpfs shm rw")
                        .ids())
                .isEmpty();
    }

    @Test
    void controlGroupsOfTheFirstVersionNameIt() {
        List<String> groups =
                List.of("12:memory:/docker/" + ID, "1:name=systemd:/system.slice/docker-" + ID + ".scope");
        assertThat(OwnContainer.of(List.of(), groups, "").ids()).containsExactly(ID);
    }

    @Test
    void theHostNameIsTheBeginningOfTheIdUnlessSomebodyChoseAnother() {
        assertThat(OwnContainer.of(List.of(), List.of(), "3e3fea101186").ids()).containsExactly("3e3fea101186");
        assertThat(OwnContainer.of(List.of(), List.of(), "my-server").ids()).isEmpty();
    }
}
