/**
 * {@code headers}: headers of requests and responses, CORS, and what browsers should know. {@link HeadersPlugin} is the door;
 * {@link Headers} is the order of things, every other class one concern.
 */
@NullMarked
package io.passeur.http.middleware.headers;

import org.jspecify.annotations.NullMarked;
