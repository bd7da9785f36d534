/**
 * Finds plugins in the plugin folder, loads each in a class loader of its own, and registers what it offers.
 */
@NullMarked
package io.passeur.plugin;

import org.jspecify.annotations.NullMarked;
