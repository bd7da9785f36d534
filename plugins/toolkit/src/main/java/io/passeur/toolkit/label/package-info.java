/**
 * From labels with dotted names to the tree that a provider pushes, and back from a path in the tree to the label.
 */
@NullMarked
package io.passeur.toolkit.label;

import org.jspecify.annotations.NullMarked;
