package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;

/** What a base has at a path that others may lie below. */
sealed interface BaseNode {
    /** A folder. */
    record Folder(FileAccess access) implements BaseNode {}

    /** A symbolic link, perhaps to a folder. */
    record Link(String target) implements BaseNode {}
}
