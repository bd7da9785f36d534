package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The blocks of a PEM text of any type. */
final class PemBlocks {

    /** Files that are joined with {@code cat} may lack a newline between blocks. */
    private static final Pattern JOINED = Pattern.compile("(-----END [A-Z0-9 ]+-----)[ \\t]*(?=-----BEGIN )");

    private PemBlocks() {}

    static List<PemObject> of(PemText pem) {
        List<PemObject> blocks = new ArrayList<>();
        try (PemReader reader =
                new PemReader(new StringReader(JOINED.matcher(pem.text()).replaceAll("$1\n")))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
            return blocks;
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationException(
                    "%s is not valid PEM: block %d is malformed".formatted(pem, blocks.size() + 1), e);
        }
    }
}
