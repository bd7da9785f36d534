package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spec.RouterTlsSpec.DomainSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates are written as their names, separated by spaces; several by slashes. */
class CertificateDomainsTest {

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<DomainSpec> listed(String text) {
        return Arrays.stream(text.split("/"))
                .map(CertificateDomainsTest::words)
                .filter(names -> !names.isEmpty())
                .map(names -> new DomainSpec(names.get(0), names.subList(1, names.size())))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # tls.domains                   | Host() of the rule | certificates
                    ''                              | a.test             | a.test
                    ''                              | b.test a.test      | b.test a.test
                    ''                              | B.test. b.test     | b.test
                    ''                              | *.a.test x.a.test  | *.a.test
                    ''                              | *                  | ''
                    ''                              | * a.test           | a.test
                    ''                              | ''                 | ''
                    c.test                          | a.test             | c.test
                    a.test A.test. b.test           | ''                 | a.test b.test
                    a.test *.a.test www.a.test      | ''                 | a.test *.a.test
                    *.a.test / www.a.test           | ''                 | *.a.test
                    www.a.test / *.a.test           | ''                 | www.a.test/*.a.test
                    *.a.test / x.y.a.test a.test    | ''                 | *.a.test/x.y.a.test a.test
                    a.test / a.test b.test          | ''                 | a.test/b.test
                    """)
    void whichCertificates(String domains, String hosts, String expected) {
        List<String> refused = new ArrayList<>();

        String certificates = CertificateDomains.of(listed(domains), words(hosts), refused::add).stream()
                .map(names -> String.join(" ", names))
                .collect(Collectors.joining("/"));

        assertThat(certificates).isEqualTo(expected);
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *.*.a.test        | ''       | ''     | *.*.a.test
                    *.*.a.test / b    | ''       | b      | *.*.a.test
                    a.*.test          | ''       | ''     | a.*.test
                    *a.test           | ''       | ''     | *a.test
                    ''                | *.*.test | ''     | *.*.test
                    """)
    void whatNoAuthoritySigns(String domains, String hosts, String expected, String name) {
        List<String> refused = new ArrayList<>();

        String certificates = CertificateDomains.of(listed(domains), words(hosts), refused::add).stream()
                .map(names -> String.join(" ", names))
                .collect(Collectors.joining("/"));

        assertThat(certificates).isEqualTo(expected);
        assertThat(refused)
                .containsExactly("\"" + name
                        + "\": a certificate name may contain one asterisk only, as its first label, such as"
                        + " *.example.com; no certificate is ordered");
    }
}
