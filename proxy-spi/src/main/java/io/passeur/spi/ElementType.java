package io.passeur.spi;

/**
 * A kind of element that the dynamic configuration may hold.
 *
 * @param section the root of its path, {@code http}
 * @param name the key below the section, {@code routers}
 * @param byLabels whether container labels may define such elements; if not, only files and similar sources define them
 */
public record ElementType(String section, String name, boolean byLabels) {}
