/** The test kit for the proxy and its plugins: raw peers on real sockets, and a complete proxy in this process. */
@NullMarked
package io.passeur.testing;

import org.jspecify.annotations.NullMarked;
