package io.github.multiarch.referrers;

import java.util.List;

/**
 * All that refers to some images.
 *
 * @param list each after what it refers to
 * @param notes what could not be found out, a line each
 * @param missing what is listed and is not there, a line each
 */
public record Attachments(List<Attachment> list, List<String> notes, List<String> missing) {
    /** Nothing. */
    public static final Attachments NONE = new Attachments(List.of(), List.of(), List.of());

    /** Takes copies. */
    public Attachments {
        list = List.copyOf(list);
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }
}
