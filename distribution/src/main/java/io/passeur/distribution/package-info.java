/**
 * Steps of the build: the licenses of the shipped libraries, and the list of skipped tests. Nothing here is shipped. The
 * build calls {@link io.passeur.distribution.LicenseFiles} and {@link io.passeur.distribution.SkippedTests}.
 */
@NullMarked
package io.passeur.distribution;

import org.jspecify.annotations.NullMarked;
