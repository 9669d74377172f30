/**
 * Every decision of a build, made before anything is built: which image of which base each platform starts from, pinned by digest, and what is started in it.
 * Either a complete plan comes out, or everything that stands in its way.
 *
 * <p>May import: cache, classfile, config, content, layout, mirrors, nativecode, oci, registry, workers. Libraries: none.
 */
@NullMarked
package io.github.multiarch.plan;

import org.jspecify.annotations.NullMarked;
