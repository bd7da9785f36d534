package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsOptionsSpec.ClientAuthSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options with what they were made of, so that they can be carried over, and with them the sessions that clients resume.
 *
 * @param stamps of the files with authorities
 */
public record CompiledOptions(TlsOptionsSpec spec, Map<String, FileStamp> stamps, TlsOptions options) {

    /**
     * @param before the same options of an earlier configuration
     * @throws ConfigurationException whose message begins with the key in question
     */
    public static CompiledOptions of(String name, TlsOptionsSpec spec, @Nullable CompiledOptions before) {
        Map<String, FileStamp> stamps = stamps(spec.clientAuth());
        if (before != null && before.spec.equals(spec) && before.stamps.equals(stamps)) {
            return before;
        }
        return new CompiledOptions(spec, stamps, TlsOptions.compile(name, spec));
    }

    /** Those that hold where nobody wrote any. */
    public static CompiledOptions standard(@Nullable CompiledOptions before) {
        return of("default", TlsOptions.STANDARD, before);
    }

    private static Map<String, FileStamp> stamps(@Nullable ClientAuthSpec clientAuth) {
        Map<String, FileStamp> stamps = new TreeMap<>();
        if (clientAuth != null) {
            clientAuth.caFiles().stream()
                    .filter(file -> !PemText.isInlined(file))
                    .forEach(file -> stamps.put(file, FileStamp.of(file)));
        }
        return stamps;
    }
}
