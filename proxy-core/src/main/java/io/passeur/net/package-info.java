/**
 * What server and client side share: threads, selectors, buffers, scheduler. In go settings, out come connectors and
 * connections. Called by {@code entrypoint} and {@code forward}.
 */
@NullMarked
package io.passeur.net;

import org.jspecify.annotations.NullMarked;
