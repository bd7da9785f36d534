package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.spi.CertificateSpec;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsStoreSpec;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sections {@code tls} of all providers together.
 *
 * @param certificates named {@code certificates[0]@file}
 * @param unreadable options that could not be read; whoever uses them must not get weaker ones
 */
public record MergedTls(
        List<Element<CertificateSpec>> certificates,
        SortedMap<QualifiedName, Element<TlsOptionsSpec>> options,
        SortedMap<QualifiedName, Element<TlsStoreSpec>> stores,
        SortedSet<QualifiedName> unreadable) {

    public static final MergedTls EMPTY = new MergedTls(List.of(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    public MergedTls {
        certificates = List.copyOf(certificates);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        stores = Collections.unmodifiableSortedMap(new TreeMap<>(stores));
        unreadable = Collections.unmodifiableSortedSet(new TreeSet<>(unreadable));
    }
}
