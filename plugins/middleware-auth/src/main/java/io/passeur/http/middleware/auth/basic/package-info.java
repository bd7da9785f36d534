/** {@code basicAuth}: checks the name and password of every request against configured hashes. */
@NullMarked
package io.passeur.http.middleware.auth.basic;

import org.jspecify.annotations.NullMarked;
