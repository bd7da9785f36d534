package io.passeur.entrypoint;

/**
 * Streams that the proxy has reset, until everything that the client sent before it knew has come. Such frames are ignored
 * (RFC 9113, 5.1). Only the latest are remembered, so that a client cannot claim memory. Thread-safe.
 */
final class Http2Resets {

    /** As many as there are concurrent streams unless the configuration says otherwise. */
    private static final int REMEMBERED = 256;

    private static final int[] NONE = new int[0];

    /** A ring; 0 where there is none yet. */
    private int[] streams = NONE;
    /** How many bytes may still be on their way. */
    private int[] windows = NONE;

    private int next;

    /** @param window what the client may have sent */
    synchronized void add(int stream, int window) {
        if (streams.length == 0) {
            streams = new int[REMEMBERED];
            windows = new int[REMEMBERED];
        }
        if (find(stream) < 0) {
            streams[next] = stream;
            windows[next] = Math.max(0, window);
            next = (next + 1) % REMEMBERED;
        }
    }

    private int find(int stream) {
        for (int i = 0; i < streams.length; i++) {
            if (streams[i] == stream) {
                return i;
            }
        }
        return -1;
    }

    synchronized boolean contains(int stream) {
        return find(stream) >= 0;
    }

    /** Whether the client may have sent these bytes before it knew of the reset. */
    synchronized boolean expects(int stream, int bytes) {
        int at = find(stream);
        if (at < 0 || windows[at] < bytes) {
            return false;
        }
        windows[at] -= bytes;
        return true;
    }
}
