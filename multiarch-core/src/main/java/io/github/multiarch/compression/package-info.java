/**
 * How layers are packed: gzip by a deflate encoder of our own, zstd by a library, or not at all. A stream is cut into chunks of fixed size, so that all cores share the work
 * and none of them, nor the JDK or the operating system, has a say in the bytes.
 *
 * <p>May import: oci. Libraries: aircompressor, commons-compress, commons-io.
 */
@NullMarked
package io.github.multiarch.compression;

import org.jspecify.annotations.NullMarked;
