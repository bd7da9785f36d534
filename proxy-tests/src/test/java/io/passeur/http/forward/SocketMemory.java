package io.passeur.http.forward;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** How much may be under way in the buffers of the kernel, which grow as long as the next one is read fast, and of the proxy. */
final class SocketMemory {

    private static final long OURS = 16L * 1024 * 1024;

    /** For a body that goes over two connections. */
    static final long MOST = OURS + 2 * (most("tcp_rmem") + most("tcp_wmem"));

    private SocketMemory() {}

    private static long most(String setting) {
        // The kernel gives such a file at once or not at all, so it has to be read with a buffer.
        try (BufferedReader file = Files.newBufferedReader(Path.of("/proc/sys/net/ipv4", setting))) {
            String[] sizes = Objects.requireNonNull(file.readLine()).trim().split("\\s+");
            return Long.parseLong(sizes[2]);
        } catch (IOException e) {
            // Not Linux; others have buffers of a fixed size.
            return 0;
        }
    }
}
