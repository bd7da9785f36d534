/**
 * What users write: one record for each kind of element and for each kind of service, as the binder reads it and as the
 * configuration shows it. Nothing in here does anything; everyone may know it.
 */
@NullMarked
package io.passeur.spec;

import org.jspecify.annotations.NullMarked;
