package io.passeur.resolver.acme.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that only their owner may access. Systems without such modes, such as Windows, have their own mechanisms. */
public final class Secrets {

    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Secrets() {}

    /** Forces the data to disk before it returns. */
    public static void write(Path path, byte[] bytes) throws IOException {
        Files.deleteIfExists(path);
        FileAttribute<?>[] mode = MODES
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), mode)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Forces a folder's entries to disk; some systems cannot open folders, and need not. */
    static void sync(@Nullable Path folder) throws IOException {
        if (MODES && folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static void copyOwner(Path from, Path to) throws IOException {
        UserPrincipal owner = Files.getOwner(from);
        if (!owner.equals(Files.getOwner(to))) {
            Files.setOwner(to, owner);
        }
    }

    /** Removes the rights of group and others if that is allowed; returns whether they are gone. */
    static boolean close(Path path) throws IOException {
        if (isOpen(path)) {
            Set<PosixFilePermission> kept = EnumSet.copyOf(OWNER_ONLY);
            try {
                Files.setPosixFilePermissions(path, kept);
            } catch (java.nio.file.FileSystemException e) {
                return false;
            }
        }
        return !isOpen(path);
    }

    /** Whether users other than the owner have access to the file. */
    public static boolean isOpen(Path path) throws IOException {
        return MODES && !OWNER_ONLY_AND_EXECUTE.containsAll(Files.getPosixFilePermissions(path));
    }

    private static final Set<PosixFilePermission> OWNER_ONLY_AND_EXECUTE = PosixFilePermissions.fromString("rwx------");

    /** The mode in octal digits, such as {@code 644}. */
    static String mode(Path path) throws IOException {
        int bits = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
            // The first one, OWNER_READ, is the highest bit.
            bits |= 0400 >> permission.ordinal();
        }
        return Integer.toOctalString(bits);
    }
}
