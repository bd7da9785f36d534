/** Pairs of features where they meet: what each does by itself is tested where it is at home. */
@NullMarked
package io.passeur.matrix;

import org.jspecify.annotations.NullMarked;
