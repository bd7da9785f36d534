package io.passeur.accesslog;

import java.io.IOException;

/** Where lines go. Used by one thread, which it may block. */
interface LogOutput extends AutoCloseable {

    /** Writes whole lines. */
    void write(byte[] lines, int length) throws IOException;

    /** Lets go of the file, which somebody else may have moved away, and begins the one that is now in its place. */
    void reopen() throws IOException;

    @Override
    void close() throws IOException;
}
