package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.CertificateAuthority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateIndexTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");
    private static final KeyedCertificate FALLBACK = certificate("fallback.example");

    private static KeyedCertificate certificate(String... names) {
        KeyMaterial material = AUTHORITY.issue(names);
        return new KeyedCertificate(material.chain(), material.key());
    }

    /** Certificates by their names, the asked name, whose names come last among those that fit. */
    @ParameterizedTest
    @CsvSource({
        "a.example, a.example, a.example",
        "a.example, b.example, ''",
        "*.example, a.example, *.example",
        "*.example, b.a.example, ''",
        "*.example, example, ''",
        "*.example, .example, ''",
        "a.example|*.example, a.example, a.example",
        "*.example z.example|*.example, a.example, *.example z.example",
        "*.example z.example|a.example b.example, a.example, a.example b.example",
        "0.example a.example|*.example, a.example, 0.example a.example",
        "A.Example, a.EXAMPLE, A.Example",
        "192.0.2.1, 192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, 2001:db8::1",
    })
    void orderOfNames(String certificates, String asked, String found) {
        List<KeyedCertificate> all = Arrays.stream(certificates.split("\\|"))
                .map(names -> certificate(names.split(" ")))
                .toList();
        CertificateIndex index = CertificateIndex.of(all, FALLBACK);
        assertThat(subject(index.find(asked))).isEqualTo(found.isEmpty() ? "" : "CN=" + found.split(" ")[0]);
        assertThat(index.covers(asked)).isEqualTo(!found.isEmpty());
        assertThat(index.fallback()).isSameAs(FALLBACK);
    }

    private static String subject(@Nullable KeyedCertificate certificate) {
        return certificate == null
                ? ""
                : certificate.leaf().getSubjectX500Principal().getName();
    }

    @Test
    void firstOfTwins() {
        KeyedCertificate first = certificate("a.example", "b.example");
        CertificateIndex index = CertificateIndex.of(List.of(first, certificate("b.example", "a.example")), FALLBACK);
        assertThat(index.find("a.example")).isSameAs(first);
        assertThat(index.certificates()).containsExactly(first);
    }

    @Test
    void coversWildcardsByWildcards() {
        CertificateIndex index = CertificateIndex.of(List.of(certificate("*.a.example", "b.example")), FALLBACK);
        assertThat(index.covers("*.a.example")).isTrue();
        assertThat(index.covers("*.b.example")).isFalse();
        assertThat(index.covers("B.example")).isTrue();
        assertThat(index.covers("x.a.example")).isTrue();
        assertThat(index.covers("fallback.example")).isFalse();
    }

    /** The index finds what a look at all of them in order would. */
    @Test
    void agreesWithASearchOfAll() {
        Random random = new Random(7);
        String[] names = {"a.x", "b.x", "c.x", "*.x", "x", "*.b.x", "q.b.x", "*.c.x"};
        List<KeyedCertificate> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String[] some = random.ints(1 + random.nextInt(3), 0, names.length)
                    .distinct()
                    .mapToObj(n -> names[n])
                    .toArray(String[]::new);
            all.add(certificate(some));
        }
        CertificateIndex index = CertificateIndex.of(all, FALLBACK);
        for (String asked : List.of("a.x", "b.x", "c.x", "d.x", "x", "q.b.x", "r.b.x", "q.c.x", "q.d.x")) {
            assertThat(index.find(asked)).as(asked).isSameAs(search(all, asked));
        }
    }

    private static @Nullable KeyedCertificate search(List<KeyedCertificate> all, String asked) {
        KeyedCertificate best = null;
        String wild = "*" + asked.substring(Math.max(0, asked.indexOf('.')));
        for (KeyedCertificate candidate : all) {
            String key = CertificateNames.key(candidate.leaf());
            boolean fits = Arrays.asList(key.split(",")).contains(asked)
                    || asked.contains(".") && Arrays.asList(key.split(",")).contains(wild);
            if (fits && (best == null || key.compareTo(CertificateNames.key(best.leaf())) > 0)) {
                best = candidate;
            }
        }
        return best;
    }
}
