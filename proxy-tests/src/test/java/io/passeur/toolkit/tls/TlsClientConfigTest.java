package io.passeur.toolkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.TlsContexts;
import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsClientConfigTest {

    private final CertificateAuthority authority = CertificateAuthority.root("Root");
    private final KeyMaterial server = authority.issue("localhost");

    @TempDir
    Path folder;

    /** What the server sees as the client's name; it asks every client for a certificate. */
    private String handshake(TlsClientConfig config, KeyMaterial shown, boolean asksForCertificates) throws Exception {
        try (ServerSocket listening = TlsContexts.listen(TlsContexts.of(shown, authority), asksForCertificates)) {
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> accept(listening));
            connect(config.context(), listening.getLocalPort());
            return seen.join();
        }
    }

    private static String accept(ServerSocket listening) {
        try (SSLSocket accepted = (SSLSocket) listening.accept()) {
            accepted.startHandshake();
            accepted.getOutputStream().write('!');
            return accepted.getNeedClientAuth()
                    ? accepted.getSession().getPeerPrincipal().getName()
                    : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void connect(SSLContext context, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getInputStream().read()).isEqualTo('!');
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void trustsAnAuthorityOfAFileOrAText() throws Exception {
        handshake(new TlsClientConfig(authority.pem(), "", "", false), server, false);
        handshake(new TlsClientConfig(file("ca.pem", "Root:\n" + authority.pem()), "", "", false), server, false);
    }

    @Test
    void refusesStrangersAndOtherNamesUnlessItIsTold() throws Exception {
        KeyMaterial other = authority.issue("other.test");
        TlsClientConfig trusting = new TlsClientConfig(authority.pem(), "", "", false);

        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> handshake(TlsClientConfig.DEFAULT, server, false));
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> handshake(trusting, other, false));
        handshake(new TlsClientConfig("", "", "", true), other, false);
    }

    @ParameterizedTest
    @CsvSource({
        "EC, PRIVATE KEY",
        "EC, EC PRIVATE KEY",
        "RSA, PRIVATE KEY",
        "RSA, RSA PRIVATE KEY",
        "Ed25519, PRIVATE KEY"
    })
    void showsItsCertificateWithAKeyOfAnyForm(String algorithm, String type) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        KeyMaterial client =
                authority.intermediate("Middle").issue(pair, Instant.now().plusSeconds(3_600), "client.test");
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        String key = file("client.key", parameters + Pem.block(type, encoded(pair, type)));
        String cert = file("client.pem", Pem.of(client.chain()));

        assertThat(handshake(new TlsClientConfig(authority.pem(), cert, key, false), server, true))
                .isEqualTo("CN=client.test");
    }

    private static byte[] encoded(KeyPair pair, String type) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        return switch (type) {
            case "RSA PRIVATE KEY" -> info.parsePrivateKey().toASN1Primitive().getEncoded();
            case "EC PRIVATE KEY" -> {
                ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
                int bits = key.getKey().bitLength();
                yield new ECPrivateKey(
                                bits,
                                key.getKey(),
                                info.getPrivateKeyAlgorithm().getParameters())
                        .getEncoded();
            }
            default -> pair.getPrivate().getEncoded();
        };
    }

    @Test
    void saysWhichSettingCannotWork() throws IOException {
        String pem = Pem.of(server.leaf());
        String key = Pem.of(server.key());
        String broken = Pem.block("PRIVATE KEY", "nonsense".getBytes(StandardCharsets.US_ASCII));
        String encrypted = Pem.block("ENCRYPTED PRIVATE KEY", new byte[] {1});
        String empty = file("empty.pem", "nothing");

        assertRefused(new TlsClientConfig("/nowhere/ca.pem", "", "", false), "ca: /nowhere/ca.pem cannot be read");
        assertRefused(new TlsClientConfig(empty, "", "", false), "ca: there is no certificate in " + empty);
        assertRefused(new TlsClientConfig("", pem, "", false), "key: cert and key belong together");
        assertRefused(new TlsClientConfig("", "", key, false), "cert: cert and key belong together");
        assertRefused(new TlsClientConfig("", key, key, false), "cert: there is no certificate in the given text");
        assertRefused(new TlsClientConfig("", pem, pem, false), "key: there is no private key in the given text");
        assertRefused(new TlsClientConfig("", pem, broken, false), "key: the private key in the given text is broken");
        assertRefused(
                new TlsClientConfig("", pem, encrypted, false), "key: the private key in the given text is encrypted");
    }

    private static void assertRefused(TlsClientConfig config, String begin) {
        assertThatThrownBy(config::context)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(begin);
    }
}
