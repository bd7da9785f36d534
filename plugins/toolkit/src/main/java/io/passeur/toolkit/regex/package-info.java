/**
 * Regular expressions that users write: RE2/J with a bound on the size of what is compiled. Needs RE2/J beside the toolkit.
 */
@NullMarked
package io.passeur.toolkit.regex;

import org.jspecify.annotations.NullMarked;
