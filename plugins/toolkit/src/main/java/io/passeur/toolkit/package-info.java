/**
 * What plugins share without sharing it at run time: each plugin bundles this jar, so that its types never cross from one
 * plugin to another and never appear in a signature of the SPI. This package holds durations, suggestions and backoff;
 * the packages below it hold one subject each. None of the code starts threads or opens connections.
 */
@NullMarked
package io.passeur.toolkit;

import org.jspecify.annotations.NullMarked;
