package io.passeur.resolver.acme.storage;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code acme.json}, shared by all resolvers that name it. The file is read again before each change, so that changes
 * by others are kept. Thread-safe.
 */
public final class Storage {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final SecretFile file;
    private AcmeDocument document;
    private String fingerprint;

    private Storage(SecretFile file, AcmeDocument document, String fingerprint) {
        this.file = file;
        this.document = document;
        this.fingerprint = fingerprint;
    }

    /**
     * Opens or creates the file.
     *
     * @throws ConfigurationException if it cannot be used
     */
    public static Storage open(Path path) {
        try {
            SecretFile file = StorageFiles.prepare(path);
            AcmeDocument document = StorageFiles.load(file);
            return new Storage(file, document, file.fingerprint());
        } catch (IOException e) {
            throw new ConfigurationException("storage: " + path + " cannot be used: " + reason(e), e);
        }
    }

    /** Reads a file that must not be changed, whatever its mode. */
    public static Storage read(Path path) {
        try {
            AcmeDocument document = AcmeDocument.parse(Files.readString(path));
            return new Storage(new SecretFile(path), document, "");
        } catch (IOException e) {
            throw new ConfigurationException(path + " cannot be read: " + reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(path + " is not an acme.json: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return file.path();
    }

    /** The journal of failures. */
    public Path statePath() {
        return file.sibling(".state");
    }

    public synchronized Set<String> resolvers() {
        return document.names();
    }

    public synchronized Optional<StoredAccount> account(String resolver) {
        return document.account(resolver);
    }

    public synchronized List<StoredCertificate> certificates(String resolver) {
        return document.certificates(resolver);
    }

    public synchronized void save(String resolver, StoredAccount account) throws IOException {
        change(changed -> changed.put(resolver, account));
    }

    public synchronized void save(String resolver, StoredCertificate certificate) throws IOException {
        change(changed -> changed.put(resolver, certificate));
    }

    /** Whether a change would succeed now, as far as can be known. */
    public synchronized void checkWritable() throws IOException {
        file.checkWritable();
    }

    /** Checks whether another process has changed the file. */
    public synchronized boolean refresh() throws IOException {
        if (file.fingerprint().equals(fingerprint)) {
            return false;
        }
        try {
            document = AcmeDocument.parse(file.read());
            fingerprint = file.fingerprint();
            return true;
        } catch (IllegalArgumentException e) {
            // Another process may be writing the file; the known contents are still valid.
            LOG.debug("Cannot read {} again yet: {}", path(), e.getMessage());
            return false;
        }
    }

    private void change(Consumer<AcmeDocument> change) throws IOException {
        refreshIfThere();
        AcmeDocument changed = AcmeDocument.parse(document.text());
        change.accept(changed);
        file.replace(changed.text());
        document = changed;
        fingerprint = file.fingerprint();
    }

    /** A deleted file is created again. */
    private void refreshIfThere() throws IOException {
        if (Files.exists(path())) {
            refresh();
        }
    }

    /** Describes what went wrong with a file. */
    public static String reason(IOException failure) {
        String message = failure.getMessage();
        if (failure instanceof java.nio.file.NoSuchFileException) {
            return "there is no " + message;
        }
        if (failure instanceof java.nio.file.AccessDeniedException) {
            return "no right to write " + message;
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
