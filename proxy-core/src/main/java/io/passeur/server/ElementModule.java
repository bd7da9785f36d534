package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.http.service.ServiceCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Wires what the dynamic configuration may hold: the kinds of elements, and the kinds of services. Modules add further kinds
 * to the set of {@link AddedKinds}.
 */
final class ElementModule extends AbstractModule {

    private final AddedKinds added;

    ElementModule(AddedKinds added) {
        this.added = added;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), AddedKinds.class).addBinding().toInstance(added);
    }

    @Provides
    @Singleton
    ElementKinds kinds(ServiceCompiler services, Set<AddedKinds> all) {
        List<ElementKind<?>> others = new ArrayList<>();
        all.forEach(more -> others.addAll(more.kinds()));
        return ElementKinds.with(services.types(), others);
    }

    @Provides
    @Singleton
    TreeDecoder decoder(ElementKinds kinds) {
        return new TreeDecoder(kinds);
    }
}
