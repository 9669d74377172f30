/**
 * OCI image layouts on disk: a directory to read and to write, or a tar archive of one to read; and archives of {@code docker save}, which are read as such layouts. A layout need not hold every blob that its manifests name; base
 * layers may be held elsewhere.
 *
 * <p>Follows the <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md">OCI image spec v1.1.1, image layout</a>.
 *
 * <p>May import: content, oci. Libraries: commons-compress, jackson.
 */
@NullMarked
package io.github.multiarch.layout;

import org.jspecify.annotations.NullMarked;
