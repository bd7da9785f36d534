package io.passeur.spi;

/**
 * A kind of element that the dynamic configuration may hold.
 *
 * @param section the root of its path, {@code http}
 * @param name the key below the section, {@code routers}
 * @param byLabels whether labels of containers may define such elements; others come from files and similar sources only
 */
public record ElementType(String section, String name, boolean byLabels) {}
