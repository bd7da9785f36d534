/**
 * {@code rateLimit}: limits the number of requests per period from each source. {@link RateLimitPlugin} is the entry
 * point.
 */
@NullMarked
package io.passeur.http.middleware.ratelimit;

import org.jspecify.annotations.NullMarked;
