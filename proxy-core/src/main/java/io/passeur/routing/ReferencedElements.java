package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one kind as references find them while they are compiled: by full or short name, with the reasons why some
 * cannot be used, and never in a circle. Used by one thread.
 */
public final class ReferencedElements<S> {

    private final String noun;
    private final Map<QualifiedName, Element<S>> elements;
    private final ElementReport<S> report;
    private final Map<QualifiedName, String> broken = new HashMap<>();
    /** Those that are being compiled, each for the one before it. */
    private final List<QualifiedName> path = new ArrayList<>();

    public ReferencedElements(ElementKind<S> kind, Compilation compilation) {
        noun = kind.noun();
        elements = compilation.elements(kind);
        report = compilation.report(kind);
    }

    public Collection<Element<S>> all() {
        return elements.values();
    }

    public @Nullable Element<S> get(QualifiedName name) {
        return elements.get(name);
    }

    /** The full name that a reference stands for; there need not be such an element. */
    public QualifiedName name(String reference, String provider) {
        return name(reference, provider, warning -> {});
    }

    /** @param warn gets the full name to write if the element belongs to another provider */
    public QualifiedName name(String reference, String provider, Consumer<String> warn) {
        return References.resolve(reference, provider, elements.keySet(), warn);
    }

    /** Records who uses an element, if there is such an element. */
    public void relate(QualifiedName name, String user) {
        if (elements.containsKey(name)) {
            report.relate(name, user);
        }
    }

    public void warning(QualifiedName name, String message) {
        report.warning(name, message);
    }

    /** @param subject what is missing, {@code the service} */
    public ConfigurationException missing(String subject, QualifiedName name) {
        return References.missing(subject, name, elements.keySet());
    }

    /** Why an element cannot be used; null if it can, as far as is known by now. */
    public @Nullable String trouble(QualifiedName name) {
        return broken.get(name);
    }

    /**
     * Does something for an element, which is left out and reported if that fails.
     *
     * @param unexpected the beginning of the message for an error that is not a configuration error
     */
    public void attempt(QualifiedName name, String unexpected, Runnable step) {
        try {
            step.run();
        } catch (ConfigurationException e) {
            breaks(name, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            breaks(name, unexpected + ": " + e);
        }
    }

    private void breaks(QualifiedName name, String message) {
        broken.put(name, message);
        report.error(name, message);
    }

    /**
     * Does something for an element that may lead to others.
     *
     * @throws ConfigurationException if that is going on already, so that the element leads back to itself
     */
    public <T> T within(QualifiedName name, Supplier<T> step) {
        checkCycle(name, "");
        path.add(name);
        try {
            return step.get();
        } finally {
            path.remove(path.size() - 1);
        }
    }

    /**
     * @param lead what of another kind leads to the element, such as {@code middleware:x@file->}; or empty
     * @throws ConfigurationException if the element leads back to itself
     */
    public void checkCycle(QualifiedName name, String lead) {
        int start = path.indexOf(name);
        if (start < 0) {
            return;
        }
        String cycle = path.subList(start, path.size()).stream()
                .map(part -> noun + ":" + part + "->")
                .collect(Collectors.joining());
        throw new ConfigurationException("could not instantiate " + noun + " " + name + ": recursion detected in "
                + cycle + lead + noun + ":" + name);
    }

    /** The innermost of those that are being compiled. */
    public QualifiedName current() {
        return path.get(path.size() - 1);
    }
}
