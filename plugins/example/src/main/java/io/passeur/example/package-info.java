/** The smallest honest plugin: a middleware that adds a header to every answer. */
@NullMarked
package io.passeur.example;

import org.jspecify.annotations.NullMarked;
