/**
 * Where a request comes from: the settings {@code sourceCriterion} and {@code ipStrategy}, and what they find in a request.
 */
@NullMarked
package io.passeur.toolkit.source;

import org.jspecify.annotations.NullMarked;
