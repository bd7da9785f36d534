/**
 * Go's text templates with the functions that Traefik's users know (sprig's, {@code normalize}): text and data in, text
 * out. Providers call it through {@link io.passeur.spi.TemplateEngine}. No I/O; a template can neither hang the proxy nor
 * fill its memory, see {@link io.passeur.template.TemplateLimits}.
 */
@NullMarked
package io.passeur.template;

import org.jspecify.annotations.NullMarked;
