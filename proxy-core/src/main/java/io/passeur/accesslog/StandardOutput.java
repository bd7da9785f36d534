package io.passeur.accesslog;

import java.io.PrintStream;

/** The standard output of the process, shared with its log line by line. */
record StandardOutput(PrintStream stream) implements LogOutput {

    @Override
    public void write(byte[] lines, int length) {
        stream.write(lines, 0, length);
        stream.flush();
    }

    @Override
    public void reopen() {
        // There is nothing to rotate.
    }

    @Override
    public void close() {
        // It does not belong to the access log.
    }
}
