package io.github.multiarch.migrate;

import java.util.Optional;

/**
 * A row of the table: an element of another plugin's configuration, and what it is here.
 *
 * @param plugin the other plugin
 * @param path of the element below {@code <configuration>}, such as {@code to/image}; entries of lists have no names of their own
 * @param here the path of the parameter that does the same; empty when nothing does
 * @param remark what differs, or what to do where there is no counterpart; may be blank only where there is one
 */
public record Counterpart(ForeignPlugin plugin, String path, Optional<String> here, String remark) {
    /** Checks that a row tells something. */
    public Counterpart {
        if (path.isBlank() || (here.isEmpty() && remark.isBlank())) {
            throw new IllegalArgumentException("the row '" + path + "' tells nothing");
        }
    }

    /** Whether the element is this one or lies in it. */
    boolean covers(String other) {
        return other.equals(path) || other.startsWith(path + "/");
    }
}
