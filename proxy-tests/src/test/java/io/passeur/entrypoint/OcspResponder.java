package io.passeur.entrypoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that says of its certificates that they are good. */
public final class OcspResponder implements AutoCloseable {

    private final KeyPair keys;
    private final X509Certificate own;
    private final ContentSigner signer;
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    public OcspResponder() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
        signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        own = certificate(keys, "authority", builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private interface Extending {
        void to(JcaX509v3CertificateBuilder builder) throws IOException;
    }

    private X509Certificate certificate(KeyPair theirs, String name, Extending extending) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=authority"),
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                new X500Name("CN=" + name),
                theirs.getPublic());
        extending.to(builder);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    /** @param responder where to ask about it */
    public KeyedCertificate certify(String name, String responder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair theirs = generator.generateKeyPair();
        X509Certificate certificate = certificate(theirs, name, builder -> {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
        });
        return new KeyedCertificate(List.of(certificate, own), theirs.getPrivate());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            OCSPReq request = new OCSPReq(exchange.getRequestBody().readAllBytes());
            Instant now = Instant.now();
            BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=authority")));
            basic.addResponse(
                    request.getRequestList()[0].getCertID(),
                    CertificateStatus.GOOD,
                    Date.from(now.minus(Duration.ofMinutes(1))),
                    Date.from(now.plus(Duration.ofHours(1))));
            byte[] der = new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            basic.build(signer, new X509CertificateHolder[0], Date.from(now)))
                    .getEncoded();
            exchange.sendResponseHeaders(200, der.length);
            exchange.getResponseBody().write(der);
        } catch (Exception e) {
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
            asked.incrementAndGet();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
