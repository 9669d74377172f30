package io.github.multiarch.publish;

import io.github.multiarch.oci.Document;

/**
 * A tag and what it shall stand for.
 *
 * @param document the index, or one platform's manifest
 * @param tag a valid tag
 */
record Tagging(Document document, String tag) {}
