/** {@code rateLimit}: so many requests in so much time from each source. {@link RateLimitPlugin} is the door. */
@NullMarked
package io.passeur.http.middleware.ratelimit;

import org.jspecify.annotations.NullMarked;
