package io.passeur.tls;

import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spec.TlsOptionsSpec.ClientAuthSpec;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options with what they were made of, so that they can be carried over, and with them the sessions that clients resume. A
 * file that changed and cannot be read any more leaves in use what was read before.
 *
 * @param stamps of the files with authorities
 * @param error why they cannot be made anew, beginning with the key in question; null if they could
 */
public record CompiledOptions(
        TlsOptionsSpec spec,
        Map<String, FileStamp> stamps,
        TlsOptions options,
        @Nullable String error) {

    /**
     * @param before the same options of an earlier configuration
     * @throws ConfigurationException whose message begins with the key in question
     */
    public static CompiledOptions of(String name, TlsOptionsSpec spec, @Nullable CompiledOptions before) {
        Map<String, FileStamp> stamps = stamps(spec.clientAuth());
        if (before != null && before.spec.equals(spec) && before.stamps.equals(stamps)) {
            return before;
        }
        try {
            return new CompiledOptions(spec, stamps, TlsOptions.compile(name, spec), null);
        } catch (ConfigurationException e) {
            if (before == null || !before.spec.equals(spec)) {
                throw e;
            }
            return new CompiledOptions(spec, stamps, before.options, e.getMessage());
        }
    }

    /** What the author should know although the options are used; each begins with the key in question. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(options.warnings());
        if (error != null) {
            warnings.add(error + "; what was read before stays in use");
        }
        return warnings;
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
