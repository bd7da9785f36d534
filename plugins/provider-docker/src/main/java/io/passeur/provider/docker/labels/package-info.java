/**
 * Reads the labels of one container into the tree that the configuration decoder reads. The input is labels; the result
 * is a tree, the options of the container and the problems. This package does not know addresses. Called by {@code
 * discovery}.
 */
@NullMarked
package io.passeur.provider.docker.labels;

import org.jspecify.annotations.NullMarked;
