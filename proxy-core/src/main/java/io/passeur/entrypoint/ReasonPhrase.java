package io.passeur.entrypoint;

import io.passeur.spi.StatusText;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;

/** Puts the usual reason phrases into status lines where Jetty has others or none, such as {@code 499 499}. */
final class ReasonPhrase {

    private static final int END = 600;
    /** By status; null where Jetty's own is right. */
    private static final @Nullable String[] PHRASES = phrases();

    private ReasonPhrase() {}

    private static @Nullable String[] phrases() {
        @Nullable String[] phrases = new String[END];
        for (int status = 100; status < END; status++) {
            String text = StatusText.of(status);
            HttpStatus.Code code = HttpStatus.getCode(status);
            if (!text.isEmpty() && (code == null || !code.getMessage().equals(text))) {
                phrases[status] = text;
            }
        }
        return phrases;
    }

    static MetaData.Response complete(MetaData.Response head) {
        int status = head.getStatus();
        String phrase = status < END && head.getReason() == null ? PHRASES[status] : null;
        return phrase == null
                ? head
                : new MetaData.Response(
                        status,
                        phrase,
                        head.getHttpVersion(),
                        head.getHttpFields(),
                        head.getContentLength(),
                        head.getTrailersSupplier());
    }
}
