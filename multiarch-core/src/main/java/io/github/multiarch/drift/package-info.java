/**
 * Whether the bases of an image have moved since it was built, by what its manifests say of them. Nothing but manifests and indexes is fetched.
 *
 * <p>May import: config, content, inspect, oci, plan. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.drift;

import org.jspecify.annotations.NullMarked;
