package io.passeur.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.IO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a connected channel onto a lane and opens its connection there, on the lane's thread. */
final class Registration implements ManagedSelector.SelectorUpdate, Closeable {

    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    /** Makes end point and connection of a registered channel. */
    @FunctionalInterface
    interface Opener {
        EndPoint open(SelectionKey key) throws IOException;
    }

    private final SelectableChannel channel;
    private final Opener opener;

    Registration(SelectableChannel channel, Opener opener) {
        this.channel = channel;
        this.opener = opener;
    }

    @Override
    public void update(Selector selector) {
        try {
            opener.open(channel.register(selector, 0));
        } catch (IOException | RuntimeException e) {
            log.debug("Could not open a connection", e);
            close();
        }
    }

    /** Ties the parts together as Jetty does: the key knows the end point before anything can happen on it. */
    static <E extends EndPoint> E attach(SelectionKey key, E endPoint, Connection connection) {
        endPoint.setConnection(connection);
        key.attach(endPoint);
        endPoint.onOpen();
        return endPoint;
    }

    @Override
    public void close() {
        IO.close(channel);
    }
}
