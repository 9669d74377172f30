/**
 * Places where content lives, seen from both sides: a source to read from and a sink to write to, one copier between them, and the one stream that holds every
 * byte that comes in against its digest. Layouts on disk and repositories in registries are such places.
 *
 * <p>May import: oci, progress. Libraries: none.
 */
@NullMarked
package io.github.multiarch.content;

import org.jspecify.annotations.NullMarked;
