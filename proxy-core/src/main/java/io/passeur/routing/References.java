package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Resolves references to elements: {@code name@provider}, or {@code name} of the same or one other provider. */
public final class References {

    private References() {}

    /**
     * A name without a provider means the element of the same provider. If there is none, it means the only element
     * with that name (a deliberate difference: Traefik requires {@code @provider}).
     *
     * @param warn gets the full name to write if the element belongs to another provider
     * @return a name that need not exist
     */
    public static QualifiedName resolve(
            String reference, String ownProvider, Set<QualifiedName> known, Consumer<String> warn) {
        QualifiedName name = QualifiedName.of(reference, ownProvider);
        if (known.contains(name) || reference.indexOf('@') >= 0) {
            return name;
        }
        List<QualifiedName> others = known.stream()
                .filter(candidate -> candidate.name().equals(reference))
                .toList();
        if (others.size() != 1) {
            return name;
        }
        warn.accept("\"" + reference + "\" resolves to \"" + others.get(0) + "\"; write the full name");
        return others.get(0);
    }

    /** @param subject what is missing, {@code middleware} */
    public static ConfigurationException missing(String subject, QualifiedName name, Set<QualifiedName> known) {
        return new ConfigurationException(subject + " \"" + name + "\" does not exist" + hint(name, known));
    }

    /** {@code ; did you mean …?} if a known name is near, else nothing. */
    public static String hint(QualifiedName name, Set<QualifiedName> known) {
        return Suggestions.hint(
                name.toString(), known.stream().map(QualifiedName::toString).toList());
    }
}
