/**
 * Runs providers, keeps the newest snapshot of each, and merges them into one configuration. Called by {@code server}.
 */
@NullMarked
package io.passeur.provider;

import org.jspecify.annotations.NullMarked;
