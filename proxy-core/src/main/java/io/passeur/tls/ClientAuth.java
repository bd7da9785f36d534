package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.Arrays;
import java.util.List;

/** Whether clients must send a certificate. */
enum ClientAuth {
    NONE("NoClientCert", false),
    REQUEST("RequestClientCert", false),
    REQUIRE_ANY("RequireAnyClientCert", false),
    VERIFY_IF_GIVEN("VerifyClientCertIfGiven", true),
    REQUIRE_AND_VERIFY("RequireAndVerifyClientCert", true);

    private final String written;
    private final boolean verifies;

    ClientAuth(String written, boolean verifies) {
        this.written = written;
        this.verifies = verifies;
    }

    /** @param written empty for {@code absent} */
    static ClientAuth parse(String written, ClientAuth absent) {
        if (written.isEmpty()) {
            return absent;
        }
        for (ClientAuth type : values()) {
            if (type.written.equals(written)) {
                return type;
            }
        }
        List<String> names = Arrays.stream(values()).map(ClientAuth::written).toList();
        throw new ConfigurationException("clientAuth.clientAuthType: \"" + written + "\" is unknown (expected: one of "
                + String.join(", ", names) + ")" + Suggestions.hint(written, names));
    }

    String written() {
        return written;
    }

    boolean verifies() {
        return verifies;
    }

    boolean needs() {
        return this == REQUIRE_ANY || this == REQUIRE_AND_VERIFY;
    }

    boolean wants() {
        return this == REQUEST || this == VERIFY_IF_GIVEN;
    }
}
