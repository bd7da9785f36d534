/**
 * Written configuration: reads TOML, YAML, flags and environment into one tree, binds trees to records, and collects problems.
 * In come files and arguments, out go {@link io.passeur.config.StaticConfiguration} and snapshots; everyone may call it, it calls
 * nobody.
 */
@NullMarked
package io.passeur.config;

import org.jspecify.annotations.NullMarked;
