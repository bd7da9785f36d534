package io.passeur.tls;

import io.passeur.guard.CertificateResolverHost;
import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateState;
import io.passeur.spi.KeyedCertificate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A certificate resolver of the configuration, working or failed. Thread-safe. */
final class ResolverSlot implements CertificateListener {

    private final String name;
    private final String type;
    private final CertificateResolverHost host;
    private volatile @Nullable CertificateResolver resolver;
    private volatile @Nullable String failure;
    private volatile List<CertificateState> states = List.of();
    private volatile @Nullable Consumer<List<KeyedCertificate>> target;

    ResolverSlot(String name, String type, CertificateResolverHost host) {
        this.name = name;
        this.type = type;
        this.host = host;
    }

    CertificateResolverHost host() {
        return host;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    /** @return null if it does not work */
    @Nullable
    CertificateResolver resolver() {
        return resolver;
    }

    void made(CertificateResolver made) {
        resolver = made;
    }

    void failed(String reason) {
        failure = reason;
        resolver = null;
        target = null;
    }

    void deliverTo(Consumer<List<KeyedCertificate>> certificates) {
        target = certificates;
    }

    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public void certificatesChanged(List<KeyedCertificate> certificates) {
        Consumer<List<KeyedCertificate>> receiver = target;
        if (receiver != null) {
            receiver.accept(List.copyOf(certificates));
        }
    }

    @Override
    public void statesChanged(List<CertificateState> changed) {
        states = List.copyOf(changed);
    }

    ResolverView view() {
        return new ResolverView(name, type, failure, states);
    }
}
