/**
 * The image and the Compose example, on a real engine. Nothing is pulled from anywhere: the base image is made of this
 * machine's JDK. Everything that a test starts or builds has a name that begins with {@code passeur-test-}, and goes with it.
 */
package io.passeur.distribution.container;
