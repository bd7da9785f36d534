/** What redirections have in common: the location that is sent, and the answer that carries it. */
@NullMarked
package io.passeur.http.middleware.redirect.answer;

import org.jspecify.annotations.NullMarked;
