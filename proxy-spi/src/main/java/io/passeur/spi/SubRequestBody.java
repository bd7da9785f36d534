package io.passeur.spi;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;

/** The body of a sub-request. */
public sealed interface SubRequestBody {

    /** No body. */
    enum None implements SubRequestBody {
        NONE
    }

    /** Bytes, which can be sent any number of times. */
    record Bytes(ByteBuffer content) implements SubRequestBody {

        public Bytes {
            content = content.asReadOnlyBuffer();
        }
    }

    /** A stream, which can be sent once. It is failed if the sub-request ends before it was read to its end. */
    record Stream(Content.Source source) implements SubRequestBody {}

    /** What the client sends, passed on as it comes. Nobody else may read it meanwhile. */
    enum OfClient implements SubRequestBody {
        OF_CLIENT
    }
}
