/** A plugin that breaks every promise of the SPI, one at a time, and what must go on all the same. */
@NullMarked
package io.passeur.hostile;

import org.jspecify.annotations.NullMarked;
