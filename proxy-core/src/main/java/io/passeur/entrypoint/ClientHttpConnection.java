package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import io.passeur.net.MemoryBudget;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's HTTP/1.1 connection whose unfinished heads are part of a budget. If it is exceeded, the connection with the largest
 * one is answered 431 (RFC 6585, 5) and closed.
 */
final class ClientHttpConnection extends HttpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ClientHttpConnection.class);
    private static final byte[] TOO_LARGE =
            ("HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private final MemoryBudget budget;
    /** Null until a head arrives in more than one piece. */
    private MemoryBudget.@Nullable Claim claim;

    private boolean refused;
    /** Set while the superclass is being constructed. */
    private @Nullable RequestHandler requests;
    /** Set while the superclass is being constructed. */
    private @Nullable BudgetedParser parser;

    ClientHttpConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint, MemoryBudget budget) {
        super(configuration, connector, endPoint);
        this.budget = budget;
    }

    @Override
    protected RequestHandler newRequestHandler() {
        requests = super.newRequestHandler();
        return requests;
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
        HttpConfiguration configuration = getHttpConfiguration();
        BudgetedParser created = new BudgetedParser(requests, configuration.getRequestHeaderSize(), compliance);
        created.setHeaderCacheSize(configuration.getHeaderCacheSize());
        created.setHeaderCacheCaseSensitive(configuration.isHeaderCacheCaseSensitive());
        parser = created;
        return created;
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
        try {
            return new ClientStream(method, target, version, null);
        } catch (IllegalArgumentException e) {
            return new ClientStream(method, RawTarget.substitute(target), version, target);
        }
    }

    private final class ClientStream extends HttpStreamOverHTTP1 {

        private final UpgradeRequest upgrade = new UpgradeRequest();
        private final @Nullable String raw;

        /** @param raw the target as it came if Jetty gets another one */
        ClientStream(String method, String target, HttpVersion version, @Nullable String raw) {
            super(method, target, version);
            this.raw = raw;
        }

        @Override
        public void parsedHeader(HttpField field) {
            if (field.getHeader() == HttpHeader.HOST && !ForwardedHost.isParsable(field)) {
                throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, Rejection.BAD_HOST.text());
            }
            if (field.getHeader() == HttpHeader.UPGRADE) {
                upgrade.hold(field);
            } else {
                upgrade.note(field);
                super.parsedHeader(field);
            }
        }

        @Override
        public Runnable headerComplete() {
            HttpField wanted = upgrade.wanted();
            if (wanted != null) {
                super.parsedHeader(wanted);
            }
            if (raw != null) {
                super.parsedHeader(new RawTarget(raw));
            }
            return super.headerComplete();
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            super.send(request, response == null ? null : ReasonPhrase.complete(response), last, content, callback);
        }

        /** Jetty reports malformed bodies and clients that have left alike. */
        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            HttpException cause = parser == null ? null : parser.malformed();
            return cause instanceof RuntimeException failure && Content.Chunk.isFailure(chunk)
                    ? Content.Chunk.from(failure, chunk.isLast())
                    : chunk;
        }
    }

    /** Whether the current request is HEAD, even if it is malformed. */
    boolean isToHead() {
        return parser != null && parser.head.found();
    }

    private final class BudgetedParser extends ClientHttpParser {

        private final HeadRequestDetector head = new HeadRequestDetector();

        BudgetedParser(@Nullable RequestHandler handler, int maxHead, HttpCompliance compliance) {
            super(handler, maxHead, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (refused) {
                buffer.position(buffer.limit());
                return false;
            }
            head.look(getState(), buffer);
            boolean complete = super.parseNext(buffer);
            account(isUnfinished(getState()) ? getHeaderLength() : 0);
            return complete;
        }
    }

    /** Whether bytes of a head or of trailers were kept, and more must come. */
    private static boolean isUnfinished(HttpParser.State state) {
        return state != HttpParser.State.START && state.compareTo(HttpParser.State.CONTENT) < 0
                || state == HttpParser.State.TRAILER;
    }

    private void account(int bytes) {
        MemoryBudget.Claim known = claim;
        if (known != null) {
            known.resize(bytes);
        } else if (bytes > 0) {
            known = budget.claim(this::giveUp);
            claim = known;
            known.resize(bytes);
        }
    }

    /** Called by any thread. */
    private void giveUp() {
        ClientEndPoint client = ClientEndPoint.below(getEndPoint());
        if (client == null) {
            getEndPoint().close();
        } else {
            client.onLane(this::refuse);
        }
    }

    private void refuse() {
        LOG.debug(
                "Refusing the unfinished head of {}: all of them exceed {} bytes",
                getRemoteSocketAddress(),
                budget.limit());
        if (!isUnfinished(getParser().getState())) {
            // It was completed in the meantime, and counts like others that are.
            claim = null;
            return;
        }
        refused = true;
        if (getHttpChannel().getRequest() == null) {
            getEndPoint().write(Callback.from(getEndPoint()::close), ByteBuffer.wrap(TOO_LARGE));
        } else {
            getEndPoint().close();
        }
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        MemoryBudget.Claim known = claim;
        if (known != null) {
            known.close();
        }
        super.onClose(cause);
    }
}
