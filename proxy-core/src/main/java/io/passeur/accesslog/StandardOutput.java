package io.passeur.accesslog;

import java.io.PrintStream;

/** The standard output of the process, which the proxy's own log may share line by line. */
record StandardOutput(PrintStream stream) implements LogOutput {

    @Override
    public void write(byte[] lines, int length) {
        stream.write(lines, 0, length);
        stream.flush();
    }

    @Override
    public void reopen() {
        // There is no file.
    }

    @Override
    public void close() {
        // The process owns it.
    }
}
