package io.passeur.metrics;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The code of a gRPC response: in its trailers, or in its headers if it has no message. */
final class GrpcCode {

    private static final String FIELD = "grpc-status";
    private static final int UNKNOWN = 2;
    private static final int LAST = 16;

    private GrpcCode() {}

    static int of(Response response) {
        String written = response.getHeaders().get(FIELD);
        if (written == null) {
            Supplier<HttpFields> trailers = response.getTrailersSupplier();
            HttpFields fields = trailers == null ? null : trailers.get();
            written = fields == null ? null : fields.get(FIELD);
        }
        return parse(written);
    }

    private static int parse(@Nullable String written) {
        if (written == null || written.isEmpty() || written.length() > 2) {
            return UNKNOWN;
        }
        int code = 0;
        for (int i = 0; i < written.length(); i++) {
            int digit = written.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            code = code * 10 + digit;
        }
        return code <= LAST ? code : UNKNOWN;
    }
}
