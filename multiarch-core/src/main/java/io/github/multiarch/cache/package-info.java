/**
 * What is known from before: documents of bases on disk by their digest, what names of bases stood for, layers that were packed, by what went in, what native code was found in a file, by its digest, what jars
 * have for a JVM, by their status, and in memory what one build has seen of bases, names included.
 *
 * <p>May import: classfile, content, nativecode, oci, workers. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.cache;

import org.jspecify.annotations.NullMarked;
