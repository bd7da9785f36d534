package io.passeur.routing;

import io.passeur.element.ElementKind;
import io.passeur.provider.MergedConfiguration;
import java.util.HashSet;
import java.util.Set;

/** The files whose content a compilation reads. Files of served certificates are read later and are not included. */
final class NamedFiles {

    private NamedFiles() {}

    static Set<String> of(MergedConfiguration configuration) {
        Set<String> files = new HashSet<>();
        configuration.kinds().forEach(kind -> add(kind, configuration, files));
        return files;
    }

    private static <S> void add(ElementKind<S> kind, MergedConfiguration configuration, Set<String> files) {
        configuration.elements(kind).values().forEach(element -> files.addAll(kind.files(element.spec())));
    }
}
