/**
 * The provider {@code file}: reads dynamic configuration from a file or a folder of files, and again when they change.
 *
 * <p>{@link io.passeur.provider.file.FileProvider} is the entry point. A {@code Source} determines the files and
 * folders, a {@code FileLoader} reads one file into a tree, {@code FileSet} keeps the last valid content and combines
 * the trees of all files, and {@code FolderWatch} reports when to read again.
 */
@NullMarked
package io.passeur.provider.file;

import org.jspecify.annotations.NullMarked;
