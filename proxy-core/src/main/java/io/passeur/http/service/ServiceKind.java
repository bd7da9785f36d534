package io.passeur.http.service;

import io.passeur.spec.ServiceType;
import org.jspecify.annotations.Nullable;

/** How services of one type are made. */
interface ServiceKind<C extends Record> {

    ServiceType<C> type();

    /**
     * @param name the service's full name
     * @param previous what was made for the same name before; returned, with one more holder, if nothing has changed
     * @throws io.passeur.spi.ConfigurationException if the settings cannot work
     */
    LiveService compile(String name, C settings, ServiceScope scope, @Nullable LiveService previous);
}
