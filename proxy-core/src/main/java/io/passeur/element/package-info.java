/**
 * The dynamic configuration: one declaration for each kind of element, and what goes over the declarations to decode trees and
 * to bring the parts of a provider together. In come trees, out go specs by kind with their origins and problems. Called by
 * {@code provider}; everyone above may ask for the elements of a kind.
 */
@NullMarked
package io.passeur.element;

import org.jspecify.annotations.NullMarked;
