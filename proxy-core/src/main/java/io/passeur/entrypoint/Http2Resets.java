package io.passeur.entrypoint;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Streams that the proxy has reset, until everything that the client sent before it knew has come. Such frames are ignored
 * (RFC 9113, 5.1). Thread-safe.
 */
final class Http2Resets {

    private static final int REMEMBERED = 1000;

    /** By stream: how many bytes may still be on their way. */
    private final Map<Integer, Integer> windows = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param window what the client may have sent */
    synchronized void add(int stream, int window) {
        windows.putIfAbsent(stream, Math.max(0, window));
    }

    synchronized boolean contains(int stream) {
        return windows.containsKey(stream);
    }

    /** Whether the client may have sent these bytes before it knew of the reset. */
    synchronized boolean expects(int stream, int bytes) {
        Integer window = windows.get(stream);
        if (window == null || window < bytes) {
            return false;
        }
        windows.put(stream, window - bytes);
        return true;
    }
}
