package io.passeur.service;

import io.passeur.config.QualifiedName;
import io.passeur.forward.Forwarder;
import io.passeur.spi.ServiceSpec;

/** Makes live services of specs. Starts nothing. */
public final class ServiceCompiler {

    public ServiceCompiler(Forwarder forwarder) {
        throw new UnsupportedOperationException("not yet " + forwarder);
    }

    /** @throws io.passeur.spi.ConfigurationException with the text of reference section 1.5 or 1.6 */
    public LiveService compile(QualifiedName name, ServiceSpec spec, ServiceScope scope) {
        throw new UnsupportedOperationException("not yet " + name + spec + scope);
    }
}
