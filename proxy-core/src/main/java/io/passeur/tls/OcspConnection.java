package io.passeur.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.jspecify.annotations.Nullable;

/** Serves the Java runtime's request for a response to staple from memory, in place of an authority. Never blocks. */
final class OcspConnection extends HttpURLConnection {

    private final OcspResponses responses;
    private final ByteArrayOutputStream posted = new ByteArrayOutputStream();

    OcspConnection(URL url, OcspResponses responses) {
        super(url);
        this.responses = responses;
    }

    @Override
    public OutputStream getOutputStream() {
        return posted;
    }

    @Override
    public int getResponseCode() throws IOException {
        return response() == null ? HTTP_NOT_FOUND : HTTP_OK;
    }

    @Override
    public String getResponseMessage() {
        return "";
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        byte[] response = response();
        if (response == null) {
            throw new FileNotFoundException("there is no OCSP response yet");
        }
        return new ByteArrayInputStream(response);
    }

    private byte @Nullable [] response() throws IOException {
        OCSPReq request = new OCSPReq(posted.size() > 0 ? posted.toByteArray() : fromPath());
        return request.getRequestList().length == 1
                ? responses.find(OcspKey.of(request.getRequestList()[0].getCertID()))
                : null;
    }

    private byte[] fromPath() throws IOException {
        String path = url.getPath();
        try {
            return Base64.getDecoder()
                    .decode(URLDecoder.decode(path.substring(path.indexOf('/') + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException("not an OCSP request: " + path, e);
        }
    }

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public boolean usingProxy() {
        return false;
    }
}
