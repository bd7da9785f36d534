package io.passeur.accesslog;

import java.io.PrintStream;

/** The process' standard output, shared with its log line by line. */
record StandardOutput(PrintStream stream) implements LogOutput {

    @Override
    public void write(byte[] lines, int length) {
        stream.write(lines, 0, length);
        stream.flush();
    }

    @Override
    public void reopen() {
        // There is nothing to move away.
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
