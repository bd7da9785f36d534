package io.passeur.accesslog;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that is appended to. It may also be a pipe or a device, and opening one may wait for a reader. */
final class LogFile implements LogOutput {

    private static final Set<StandardOpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final @Nullable LogRotation rotation;
    private @Nullable FileChannel channel;

    private LogFile(Path path, @Nullable LogRotation rotation, @Nullable FileChannel channel) {
        this.path = path;
        this.rotation = rotation;
        this.channel = channel;
    }

    /**
     * Opens the file, unless it is not a regular one: a pipe is opened with the first line.
     *
     * @param rotation when a new file begins; null for never
     * @throws ConfigurationException if it cannot be written
     */
    static LogFile open(Path path, @Nullable LogRotation rotation) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, mode("rwxr-xr-x"));
            }
            boolean ordinary = Files.isRegularFile(path) || Files.notExists(path);
            LogFile file = new LogFile(path, ordinary ? rotation : null, null);
            if (ordinary || Files.isDirectory(path)) {
                file.channel();
            }
            return file;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "accessLog.filePath: \"" + path + "\" cannot be written: "
                            + e.getClass().getSimpleName() + " " + e.getMessage(),
                    e);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(path, APPENDING, mode("rw-rw-r--"));
            channel = open;
            if (rotation != null) {
                rotation.opened(path);
            }
        }
        return open;
    }

    @Override
    public void write(byte[] lines, int length) throws IOException {
        if (rotation != null && rotation.isDue(channel().size())) {
            close();
            rotation.rotate();
        }
        FileChannel to = channel();
        ByteBuffer rest = ByteBuffer.wrap(lines, 0, length);
        while (rest.hasRemaining()) {
            to.write(rest);
        }
    }

    @Override
    public void reopen() throws IOException {
        close();
        channel();
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
