/**
 * Go's text templates with the functions that Traefik's users know (sprig's, {@code normalize}). The input is text and
 * data; the result is text. Providers use it through {@link io.passeur.spi.TemplateEngine}. No I/O; a template can
 * neither hang the proxy nor fill its memory, see {@link io.passeur.template.TemplateLimits}.
 */
@NullMarked
package io.passeur.template;

import org.jspecify.annotations.NullMarked;
