package io.github.multiarch.nativecode;

/**
 * Something that was not looked at.
 *
 * @param path in the file that was scanned
 * @param reason for decisions
 * @param message for people; continues a sentence that begins with the path
 */
public record Unread(EntryPath path, Reason reason, String message) {

    /** Why it was not looked at. */
    public enum Reason {
        /** It is not what it begins like, or its archive does not hold together. */
        DAMAGED,
        /** It is encrypted. */
        ENCRYPTED,
        /** It is packed in a way that Java cannot read as a jar either, or an archive of another format. */
        PACKED_OTHERWISE,
        /** A limit of the scan was reached. */
        LIMIT
    }
}
