package io.passeur.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The section may be empty: an empty table, or {@code true} in a label, flag or variable, selects the defaults, and
 * {@code false} omits the section. Sections without this annotation need at least one key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AllowEmpty {}
