package io.passeur.testing;

import io.passeur.spi.CertificateResolverContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/** A context with two threads. */
final class ResolverHarnessContext extends RecordingContext implements CertificateResolverContext {

    private final Path folder;

    ResolverHarnessContext(Path folder) {
        super("test", Executors.newScheduledThreadPool(2));
        this.folder = folder;
    }

    @Override
    public Path workingDirectory() {
        return folder;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public Map<String, Integer> entryPoints() {
        return Map.of();
    }

    @Override
    public String userAgent() {
        return "passeur/test";
    }
}
