package io.passeur.resolver.acme.storage;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares {@code acme.json} for use, or reports why it cannot be used. */
final class StorageFiles {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private StorageFiles() {}

    /** Afterwards, the file exists, belongs to the proxy's user, and is closed to others. */
    static SecretFile prepare(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            throw new ConfigurationException(
                    "storage: " + wanted + " is a folder (expected: a file). Docker creates a folder"
                            + " when the file to mount does not exist: remove it, then touch acme.json && chmod 600 acme.json");
        }
        Path folder = wanted.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ConfigurationException("storage: the folder " + folder + " of " + wanted.getFileName()
                    + " does not exist (expected: a folder that outlives the proxy, such as a volume)");
        }
        if (!Files.exists(wanted)) {
            Secrets.write(wanted, new byte[0]);
        }
        Path path = wanted.toRealPath();
        if (Secrets.isOpen(path)) {
            String mode = Secrets.mode(path);
            if (!Secrets.close(path)) {
                throw new ConfigurationException(
                        "storage: permissions " + mode + " for " + wanted + " are too open, please use 600");
            }
            LOG.info("Changed the mode of {} from {} to 600", wanted, mode);
        }
        return new SecretFile(path);
    }

    /** A truncated file is restored from the copies beside it. */
    static AcmeDocument load(SecretFile file) throws IOException {
        try {
            return AcmeDocument.parse(file.read());
        } catch (IllegalArgumentException e) {
            for (Path copy : List.of(file.fresh(), file.previous())) {
                if (isUsable(copy)) {
                    return mended(file, copy, e);
                }
            }
            throw new ConfigurationException(
                    "storage: " + file.path() + " is not JSON: " + e.getMessage()
                            + " (expected: what Traefik or Passeur has written, or an empty file)",
                    e);
        }
    }

    private static AcmeDocument mended(SecretFile file, Path copy, IllegalArgumentException cause) throws IOException {
        Path broken = file.sibling(".broken");
        Secrets.write(broken, Files.readAllBytes(file.path()));
        String text = Files.readString(copy);
        LOG.warn(
                "{} is damaged ({}); it was restored from {}, and the damaged contents are in {}",
                file.path(),
                cause.getMessage(),
                copy.getFileName(),
                broken.getFileName());
        file.replace(text);
        return AcmeDocument.parse(text);
    }

    private static boolean isUsable(Path copy) throws IOException {
        if (!Files.isRegularFile(copy)) {
            return false;
        }
        try {
            return !AcmeDocument.parse(Files.readString(copy)).names().isEmpty();
        } catch (IllegalArgumentException e) {
            LOG.debug("{} is unusable too: {}", copy, e.getMessage());
            return false;
        }
    }
}
