/**
 * JSON as Go's encoder writes it, byte for byte: the escapes of strings, objects in order, compact or indented.
 */
@NullMarked
package io.passeur.toolkit.json;

import org.jspecify.annotations.NullMarked;
