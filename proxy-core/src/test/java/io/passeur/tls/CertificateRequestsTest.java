package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routers are written as their names, separated by slashes; they are called a, b, c. */
class CertificateRequestsTest {

    private static List<ResolverRequest> requests(String text) {
        List<ResolverRequest> requests = new ArrayList<>();
        for (String names : text.split("/")) {
            List<String> domains = Arrays.asList(names.strip().split(" +"));
            requests.add(new ResolverRequest("le", domains, String.valueOf((char) ('a' + requests.size()))));
        }
        return requests;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # wanted              | there already | asked for
                    x                     | ''            | x (a)
                    x / x                 | ''            | x (a b)
                    x y                   | y             | x (a)
                    x y                   | x y           | ''
                    x y / y z             | ''            | x y (a b) / z (b)
                    y / x y               | ''            | x y (a b)
                    *.t / w.t / t         | ''            | *.t (a b) / t (c)
                    w.t x.t / *.t         | ''            | *.t (a b)
                    v.w.t / *.t           | ''            | *.t (b) / v.w.t (a)
                    *.t                   | *.t           | ''
                    """)
    void whatIsAskedFor(String wanted, String there, String expected) {
        List<ResolverRequest> requests = requests(wanted);
        List<ResolverRequest> reversed = new ArrayList<>(requests);
        Collections.reverse(reversed);

        assertThat(asked(requests, there)).isEqualTo(expected);
        assertThat(asked(reversed, there)).isEqualTo(expected);
    }

    private static String asked(List<ResolverRequest> requests, String there) {
        List<String> covered = List.of(there.split(" "));
        return CertificateRequests.of(requests, covered::contains).stream()
                .map(request -> String.join(" ", request.domains()) + " ("
                        + String.join(" ", new TreeSet<>(request.users())) + ")")
                .collect(Collectors.joining(" / "));
    }
}
