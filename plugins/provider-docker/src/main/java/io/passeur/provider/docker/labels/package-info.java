/**
 * Labels: what one container's labels say, as the tree that the configuration decoder reads. In come labels, out go a tree,
 * the settings beside it and the problems; nothing in here knows addresses. Called by {@code discovery}.
 */
@NullMarked
package io.passeur.provider.docker.labels;

import org.jspecify.annotations.NullMarked;
