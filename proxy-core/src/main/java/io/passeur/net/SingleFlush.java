package io.passeur.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EofException;

/** Writes one buffer by the plain system call, which costs less than the gathering one that Jetty uses for any number. */
final class SingleFlush {

    private SingleFlush() {}

    /** Writes what the socket takes, and tells whether that was all. */
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
