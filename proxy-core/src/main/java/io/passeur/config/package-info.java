/**
 * Reads TOML, YAML, flags and environment variables into one tree, binds trees to records, and collects problems. It
 * takes files and arguments, and produces {@link io.passeur.config.StaticConfiguration} and snapshots. Everyone may
 * call it; it calls nobody.
 */
@NullMarked
package io.passeur.config;

import org.jspecify.annotations.NullMarked;
