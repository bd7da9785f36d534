package io.passeur.config;

/** An element's name with its provider, written {@code name@provider}. */
public record QualifiedName(String name, String provider) implements Comparable<QualifiedName> {

    /** @param reference {@code name} or {@code name@provider} */
    public static QualifiedName of(String reference, String defaultProvider) {
        int at = reference.lastIndexOf('@');
        return at < 0
                ? new QualifiedName(reference, defaultProvider)
                : new QualifiedName(reference.substring(0, at), reference.substring(at + 1));
    }

    @Override
    public int compareTo(QualifiedName other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : provider.compareTo(other.provider);
    }

    @Override
    public String toString() {
        return name + "@" + provider;
    }
}
