/**
 * {@code headers}: request and response headers, CORS, and instructions for browsers. {@link HeadersPlugin} is the
 * entry point; {@link Headers} defines the order of the steps, and every other class has one concern.
 */
@NullMarked
package io.passeur.http.middleware.headers;

import org.jspecify.annotations.NullMarked;
