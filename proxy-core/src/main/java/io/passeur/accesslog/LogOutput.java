package io.passeur.accesslog;

import java.io.IOException;

/** The destination of lines. Used by one thread, which it may block. */
interface LogOutput extends AutoCloseable {

    /** Writes whole lines. */
    void write(byte[] lines, int length) throws IOException;

    /** Closes the file, which somebody may have moved away, and opens a new one in its place. */
    void reopen() throws IOException;

    @Override
    void close() throws IOException;
}
