package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/** The memory that the head of a request takes. */
final class HeadSize {

    /** In bytes. Smaller heads take no more than the other objects of an exchange. */
    static final int LARGE = 8 * 1024;

    private HeadSize() {}

    /** About its length in bytes. */
    static int of(Request request) {
        return request.getConnectionMetaData().getConnection() instanceof HttpConnection connection
                ? connection.getParser().getHeaderLength()
                : sum(request);
    }

    private static int sum(Request request) {
        HttpFields fields = request.getHeaders();
        String target = request.getHttpURI().getPathQuery();
        int size = target == null ? 0 : target.length();
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            String value = field.getValue();
            size += field.getName().length() + (value == null ? 0 : value.length());
        }
        return size;
    }
}
