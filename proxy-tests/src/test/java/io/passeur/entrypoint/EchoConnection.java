package io.passeur.entrypoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Says something first, and then sends back what it gets, what was read before it included. */
final class EchoConnection extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {

    private final ByteBuffer buffer = BufferUtil.allocate(4096);
    private final String greeting;

    EchoConnection(EndPoint endPoint, String greeting) {
        super(endPoint, Runnable::run);
        this.greeting = greeting;
    }

    @Override
    public void onUpgradeTo(ByteBuffer bytes) {
        BufferUtil.append(buffer, bytes);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().write(Callback.from(this::fillInterested), BufferUtil.toBuffer(greeting), buffer);
    }

    @Override
    public void onFillable() {
        try {
            BufferUtil.clear(buffer);
            if (getEndPoint().fill(buffer) < 0) {
                close();
            } else {
                getEndPoint().write(Callback.from(this::fillInterested), buffer);
            }
        } catch (IOException e) {
            close();
        }
    }
}
