package io.passeur.http.forward;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** One side of a stream in a test, client's or server's: collects what comes and sends what it is told. */
@SuppressWarnings("NullAway.Init") // set before anybody else sees the object
final class FrameExchange implements Stream.Listener {

    /**
     * Scripts wait, for windows among other things, and so never run on the thread that reads the frames: the
     * WINDOW_UPDATE they wait for would stay unread behind them.
     */
    static final Executor SCRIPTS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "frame-script");
        thread.setDaemon(true);
        return thread;
    });

    private final Consumer<FrameExchange> whenWhole;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<MetaData.Response> interims = new ArrayList<>();
    private final CompletableFuture<MetaData> head = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<Integer> reset = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile boolean paused;

    @SuppressWarnings("NullAway.Init")
    private volatile Stream stream;

    private volatile HttpFields trailers = HttpFields.EMPTY;
    private volatile boolean endedWithHead;

    FrameExchange(Consumer<FrameExchange> whenWhole) {
        this.whenWhole = whenWhole;
    }

    /** A client's side. */
    FrameExchange() {
        this(exchange -> {});
    }

    /** Does not read the body before {@link #read}. */
    FrameExchange paused() {
        paused = true;
        return this;
    }

    void read() {
        paused = false;
        stream.demand();
    }

    void onRequest(Stream from, HeadersFrame frame) {
        stream = from;
        begin(frame);
    }

    @Override
    public void onNewStream(Stream created) {
        stream = created;
    }

    @Override
    public void onHeaders(Stream from, HeadersFrame frame, Callback callback) {
        stream = from;
        MetaData meta = frame.getMetaData();
        if (meta instanceof MetaData.Response response && response.getStatus() < 200) {
            interims.add(response);
        } else if (meta.isResponse()) {
            begin(frame);
        } else {
            trailers = meta.getHttpFields();
        }
        callback.succeeded();
    }

    private void begin(HeadersFrame frame) {
        endedWithHead = frame.isEndStream();
        head.complete(frame.getMetaData());
        if (endedWithHead) {
            finish();
        } else if (!paused) {
            stream.demand();
        }
    }

    @Override
    public void onDataAvailable(Stream from, boolean immediate) {
        while (!paused) {
            Stream.Data data = from.readData();
            if (data == null) {
                from.demand();
                return;
            }
            ByteBuffer bytes = data.frame().getByteBuffer();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
            data.release();
            if (data.frame().isEndStream()) {
                finish();
                return;
            }
        }
    }

    private void finish() {
        end.complete(null);
        SCRIPTS.execute(this::runScript);
    }

    /** Jetty would only log what a script throws; the peer has to notice, or a test might pass in spite of it. */
    private void runScript() {
        try {
            whenWhole.accept(this);
        } catch (RuntimeException | Error e) {
            reset(ErrorCode.INTERNAL_ERROR.code);
            throw e;
        }
    }

    @Override
    public void onReset(Stream from, ResetFrame frame, Callback callback) {
        reset.complete(frame.getError());
        gone.complete(null);
        end.completeExceptionally(new IllegalStateException("reset " + frame.getError()));
        callback.succeeded();
    }

    @Override
    public void onFailure(Stream from, int error, String reason, Throwable failure, Callback callback) {
        gone.complete(null);
        head.completeExceptionally(failure);
        end.completeExceptionally(failure);
        callback.succeeded();
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    Stream stream() {
        return stream;
    }

    MetaData.Request request() {
        return (MetaData.Request) await(head);
    }

    MetaData.Response response() {
        return (MetaData.Response) await(head);
    }

    int status() {
        return response().getStatus();
    }

    HttpFields fields() {
        return await(head).getHttpFields();
    }

    /** The whole body. */
    byte[] bytes() {
        await(end);
        return body.toByteArray();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    HttpFields trailers() {
        await(end);
        return trailers;
    }

    List<MetaData.Response> interims() {
        await(head);
        return interims;
    }

    boolean endedWithHead() {
        await(head);
        return endedWithHead;
    }

    /** The error of the peer's reset. */
    int reset() {
        return await(reset);
    }

    /** Completes when the peer resets the stream, or the connection is lost. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    CompletableFuture<Void> end() {
        return end;
    }

    FrameExchange head(int status, boolean last, String... fields) {
        return headers(new MetaData.Response(status, null, HttpVersion.HTTP_2, fields(fields)), last);
    }

    /** Responds without waiting for the write: the peer may close the connection before the write is reported as done. */
    void lastHead(int status) {
        MetaData.Response meta = new MetaData.Response(status, null, HttpVersion.HTTP_2, fields());
        stream.headers(new HeadersFrame(stream.getId(), meta, null, true), Callback.NOOP);
    }

    FrameExchange sendTrailers(String... fields) {
        return headers(new MetaData(HttpVersion.HTTP_2, fields(fields)), true);
    }

    private FrameExchange headers(MetaData meta, boolean last) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        stream.headers(new HeadersFrame(stream.getId(), meta, null, last), complete(sent));
        await(sent);
        return this;
    }

    FrameExchange data(String text, boolean last) {
        return data(text.getBytes(StandardCharsets.UTF_8), last);
    }

    FrameExchange data(byte[] bytes, boolean last) {
        await(sending(bytes, last));
        return this;
    }

    /** Sends without waiting for it. */
    CompletableFuture<Void> sending(byte[] bytes, boolean last) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        stream.data(new DataFrame(stream.getId(), ByteBuffer.wrap(bytes), last), complete(sent));
        return sent;
    }

    private static Callback complete(CompletableFuture<Void> future) {
        return Callback.from(InvocationType.NON_BLOCKING, () -> future.complete(null), future::completeExceptionally);
    }

    void reset(int error) {
        stream.reset(new ResetFrame(stream.getId(), error), Callback.NOOP);
    }

    /** Fields of alternating names and values. */
    static HttpFields fields(String... fields) {
        HttpFields.Mutable built = HttpFields.build();
        for (int i = 0; i < fields.length; i += 2) {
            built.add(fields[i], fields[i + 1]);
        }
        return built;
    }
}
