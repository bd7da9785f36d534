/**
 * The provider {@code file}: reads dynamic configuration from one file or a folder of files, and again when they change.
 *
 * <p>{@link io.passeur.provider.file.FileProvider} is the door. A {@code Source} says which files and folders count, a
 * {@code DocumentReader} turns one file into configuration, {@code FileSet} remembers what was good last, {@code
 * SnapshotMerger} makes one snapshot of all, and {@code FolderWatch} tells when to look again.
 */
@NullMarked
package io.passeur.provider.file;

import org.jspecify.annotations.NullMarked;
