package io.github.multiarch.classfile;

import java.util.Objects;

/**
 * A class file that was looked at.
 *
 * @param name its path in the jar or folder, with slashes
 * @param version which Java it asks for
 */
public record ClassFile(String name, ClassFileVersion version) {
    /** What is not printable in a name is shown as a question mark: names are for people here. */
    public ClassFile {
        Objects.requireNonNull(version);
        name = name.codePoints()
                .map(c -> c > ' ' && c < 0x7f ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
