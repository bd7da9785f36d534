package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one finding that is otherwise does to the grade. */
class SslLabsGradeTest {

    private static Map<String, String> best() {
        Map<String, String> findings = new HashMap<>();
        for (String old : new String[] {"SSLv2", "SSLv3", "TLS1", "TLS1_1"}) {
            findings.put(old, "not offered");
        }
        findings.put("TLS1_2", "offered");
        findings.put("TLS1_3", "offered with final");
        for (String flaw : new String[] {
            "heartbleed", "CCS", "ticketbleed", "ROBOT", "DROWN", "FREAK", "LOGJAM", "CRIME_TLS", "SWEET32", "RC4"
        }) {
            findings.put(flaw, "not vulnerable");
        }
        findings.put("secure_renego", "supported");
        findings.put("fallback_SCSV", "no protocol below TLS 1.2 offered");
        findings.put("HSTS_time", "730 days (=63072000 seconds) > 15465600 seconds");
        findings.put("cert_keySize", "EC 256 bits");
        findings.put("PFS_ECDHE_curves", "prime256v1 secp384r1 X25519");
        findings.put(
                "cipher_x1301", "x1301   TLS_AES_128_GCM_SHA256   ECDH 253   AESGCM   128   TLS_AES_128_GCM_SHA256 ");
        findings.put("cipher_xc030", "xc030   X   ECDH 253   AESGCM   256   TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 ");
        return findings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "TLS1_2 | offered | A+",
                "cipher_xc013 | xc013 X ECDH 253 AES 128 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA | A+",
                "cert_keySize | RSA 2048 bits | A+",
                "HSTS_time | - | A",
                "HSTS_time | 30 days (=2592000 seconds) is too short | A",
                "fallback_SCSV | NOT supported | A",
                "TLS1_3 | not offered | A-",
                "secure_renego | not supported | A-",
                "TLS1_1 | offered | B",
                "TLS1 | offered | B",
                "RC4 | VULNERABLE | B",
                "cert_keySize | RSA 1024 bits | B",
                "SWEET32 | VULNERABLE | C",
                "CRIME_TLS | VULNERABLE | C",
                "SSLv2 | offered | F",
                "ROBOT | VULNERABLE | F",
                "heartbleed | VULNERABLE | F",
                "secure_renego | VULNERABLE | F",
                "cipher_x3b | x3b X RSA None 0 TLS_RSA_WITH_NULL_SHA256 | F",
            })
    void oneFinding(String id, String finding, String grade) {
        Map<String, String> findings = best();
        if (finding == null) {
            findings.remove(id);
        } else {
            findings.put(id, finding);
        }
        assertThat(SslLabsGrade.of(findings)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"TLS_RSA_WITH_AES_256_GCM_SHA384, B", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, B"})
    void theOnlyCipher(String cipher, String grade) {
        Map<String, String> findings = best();
        findings.keySet().removeIf(id -> id.startsWith("cipher_x"));
        findings.put("cipher_x1", "x1 X ECDH 253 AES 256 " + cipher);
        assertThat(SslLabsGrade.of(findings)).isEqualTo(grade);
    }
}
