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
 * TLS options with their source, so that unchanged options are carried over together with the sessions that clients
 * resume. If a changed file cannot be read, its last valid content stays in use.
 *
 * @param stamps the stamps of the files with authorities
 * @param error why they cannot be compiled again, beginning with the key; null if they can
 */
public record CompiledOptions(
        TlsOptionsSpec spec,
        Map<String, FileStamp> stamps,
        TlsOptions options,
        @Nullable String error) {

    /**
     * @param before the same options of an earlier configuration
     * @throws ConfigurationException whose message begins with the key
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

    /** Warnings about options that are used; each begins with the key. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(options.warnings());
        if (error != null) {
            warnings.add(error + "; what was read before stays in use");
        }
        return warnings;
    }

    /** The options that apply where none are configured. */
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
