package io.passeur.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EofException;

/** Writes one buffer with a plain system call, which costs less than the gathering write that Jetty always uses. */
final class SingleFlush {

    private SingleFlush() {}

    /** Writes as much as the socket accepts. Returns whether that was everything. */
    static boolean flush(SocketChannel channel, ByteBuffer buffer, Runnable progress) throws EofException {
        try {
            if (channel.write(buffer) > 0) {
                progress.run();
            }
            return !buffer.hasRemaining();
        } catch (IOException e) {
            throw new EofException(e);
        }
    }
}
