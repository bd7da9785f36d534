package io.passeur.spi;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;

/** The body of a sub-request. */
public sealed interface SubRequestBody {

    /** No body. */
    enum None implements SubRequestBody {
        NONE
    }

    /** Bytes, which can be sent repeatedly. */
    record Bytes(ByteBuffer content) implements SubRequestBody {

        public Bytes {
            content = content.asReadOnlyBuffer();
        }
    }

    /** A stream, which can be sent once. The stream is failed if the sub-request ends before all of it was read. */
    record Stream(Content.Source source) implements SubRequestBody {}

    /** The client's request body, streamed as it arrives. No other code may read it meanwhile. */
    enum OfClient implements SubRequestBody {
        OF_CLIENT
    }
}
