package com.example.keystores;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;

/** Serves the certificates that somebody else has put into a folder. */
final class Keystores implements CertificateResolver {

    private final KeystoreFolder folder;
    private final Executor executor;
    private final Logger logger;
    private volatile CertificateListener listener;

    Keystores(KeystoreFolder folder, Executor executor, Logger logger) {
        this.folder = folder;
        this.executor = executor;
        this.logger = logger;
    }

    @Override
    public void start(CertificateListener target) {
        listener = target;
    }

    /** The files are read on the executor, since this method must return at once. */
    @Override
    public void request(List<CertificateRequest> requests) {
        executor.execute(() -> deliver(requests));
    }

    private synchronized void deliver(List<CertificateRequest> requests) {
        List<KeyedCertificate> certificates = new ArrayList<>();
        List<CertificateState> states = new ArrayList<>();
        for (CertificateRequest request : requests) {
            states.add(read(request.domains(), certificates));
        }
        CertificateListener target = listener;
        if (target != null) {
            target.certificatesChanged(certificates);
            target.statesChanged(states);
        }
    }

    private CertificateState read(List<String> domains, List<KeyedCertificate> certificates) {
        try {
            KeyedCertificate found = folder.read(domains.get(0));
            certificates.add(found);
            return new CertificateState(
                    domains, Phase.ISSUED, found.leaf().getNotAfter().toInstant(), null, null);
        } catch (IOException | GeneralSecurityException e) {
            logger.warn("no certificate for {}: {}", domains, e.getMessage());
            return new CertificateState(domains, Phase.FAILED, null, e.getMessage(), null);
        }
    }

    @Override
    public void close() {
        listener = null;
    }
}
