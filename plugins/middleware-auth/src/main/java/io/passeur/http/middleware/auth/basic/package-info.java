/** {@code basicAuth}: a name and a password with every request, checked against hashes that the user wrote. */
@NullMarked
package io.passeur.http.middleware.auth.basic;

import org.jspecify.annotations.NullMarked;
