package io.passeur.http.whoami;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/** Writes letters block by block, no faster than the client reads them. */
final class DataWriter extends IteratingNestedCallback {

    private static final ByteBuffer BLOCK = block();

    private final Response response;
    private long left;

    DataWriter(Response response, DataSize size, Callback callback) {
        super(callback);
        this.response = response;
        left = size.bytes();
    }

    private static ByteBuffer block() {
        byte[] letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-\n".repeat(1170).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(letters.length).put(letters).flip().asReadOnlyBuffer();
    }

    @Override
    protected Action process() {
        if (left < 0) {
            return Action.SUCCEEDED;
        }
        ByteBuffer part = BLOCK.duplicate();
        part.limit((int) Math.min(left, part.capacity()));
        left -= part.remaining();
        boolean last = left == 0;
        if (last) {
            left = -1;
        }
        response.write(last, part, this);
        return Action.SCHEDULED;
    }
}
