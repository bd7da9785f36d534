/** The test kit: raw peers on real sockets, a real proxy in this process. For the proxy's own tests and for those of plugins. */
@NullMarked
package io.passeur.testing;

import org.jspecify.annotations.NullMarked;
