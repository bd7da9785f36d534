package io.passeur.resolver.acme.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/**
 * A file that only its owner may read and that is replaced as a whole: whoever reads it, and whenever the process
 * dies, it contains either the old or the new contents. The previous contents are kept beside it, {@code .bak}.
 *
 * <p>A file that is itself a mount point, as when Docker mounts a single file, cannot be replaced; it is written in
 * place, after both the old and the new contents have been saved beside it ({@code .bak}, {@code .new}).
 */
class SecretFile {

    private final Path path;

    /** A symbolic link stays; its target is replaced. */
    SecretFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path previous() {
        return sibling(".bak");
    }

    /** The contents that were being written when the process died. */
    Path fresh() {
        return sibling(".new");
    }

    Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    String read() throws IOException {
        return Files.readString(path);
    }

    /** A value that changes with every write to the file. */
    String fingerprint() throws IOException {
        FileTime modified = Files.getLastModifiedTime(path);
        return modified + "/" + Files.size(path);
    }

    /** Fails if twice the size of the file cannot be written now. */
    void checkWritable() throws IOException {
        Path probe = sibling(".probe");
        try {
            Secrets.write(probe, new byte[(int) Math.min(Files.size(path) * 2 + 65_536, 64 << 20)]);
        } catch (IOException e) {
            if (!isFolderClosed(e) || !Files.isWritable(path)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    void replace(String contents) throws IOException {
        byte[] bytes = contents.getBytes(StandardCharsets.UTF_8);
        try {
            Secrets.write(fresh(), bytes);
        } catch (IOException e) {
            if (isFolderClosed(e) && Files.isWritable(path)) {
                overwrite(bytes);
                return;
            }
            Files.deleteIfExists(fresh());
            throw e;
        }
        if (Files.exists(path)) {
            keepPrevious();
        }
        if (!moveIntoPlace()) {
            overwrite(bytes);
            Files.deleteIfExists(fresh());
        }
    }

    /** The owner must not change because the proxy runs as root. */
    private boolean moveIntoPlace() throws IOException {
        try {
            if (Files.exists(path)) {
                Secrets.copyOwner(path, fresh());
            }
            move(fresh(), path);
        } catch (AtomicMoveNotSupportedException e) {
            return false;
        } catch (FileSystemException e) {
            if (Files.isWritable(path)) {
                return false;
            }
            throw e;
        }
        Secrets.sync(path.toAbsolutePath().getParent());
        return true;
    }

    /** Fails on a file that is a mount point. */
    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void keepPrevious() throws IOException {
        Path copy = sibling(".bak.new");
        try {
            Secrets.write(copy, Files.readAllBytes(path));
            Files.move(copy, previous(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(fresh());
            throw e;
        }
    }

    private void overwrite(byte[] bytes) throws IOException {
        byte[] old = Files.readAllBytes(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            try {
                overwrite(channel, bytes);
            } catch (IOException e) {
                // The previous size certainly fits.
                overwrite(channel, old);
                throw e;
            }
        }
    }

    /** Truncated last, so that the file is never empty: an empty file would look like a fresh start. */
    private static void overwrite(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest, rest.position());
        }
        channel.truncate(bytes.length);
        channel.force(true);
    }

    /** Whether the folder is read-only or belongs to another user although the file itself is writable. */
    private boolean isFolderClosed(IOException failure) {
        Path folder = path.toAbsolutePath().getParent();
        return failure instanceof FileSystemException && (folder == null || !Files.isWritable(folder));
    }
}
