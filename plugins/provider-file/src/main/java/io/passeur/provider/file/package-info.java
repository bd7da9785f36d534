/**
 * The provider {@code file}: reads dynamic configuration from one file or a folder of files, and again when they change.
 *
 * <p>{@link io.passeur.provider.file.FileProvider} is the door. A {@code Source} says which files and folders count, a
 * {@code FileLoader} turns one file into a tree, {@code FileSet} remembers what was good last and pushes the trees of all
 * files, and {@code FolderWatch} tells when to look again.
 */
@NullMarked
package io.passeur.provider.file;

import org.jspecify.annotations.NullMarked;
