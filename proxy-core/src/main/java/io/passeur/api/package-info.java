/**
 * What the proxy tells about itself over HTTP: read-only JSON as Traefik has it, what Passeur adds to that, and the files of
 * the dashboard. In come the {@code RuntimeView} and the static configuration, out go responses; secrets never do. Called by
 * {@code server}.
 */
@NullMarked
package io.passeur.api;

import org.jspecify.annotations.NullMarked;
