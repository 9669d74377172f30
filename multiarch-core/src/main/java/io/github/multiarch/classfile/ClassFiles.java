package io.github.multiarch.classfile;

import java.util.Optional;

/**
 * The class files of a jar or a folder that JVMs of the same releases see.
 *
 * @param since the first release whose JVM sees them: 0 for all, else that of a folder {@code META-INF/versions/N} of a multi-release jar
 * @param oldest the one that asks for least
 * @param newest the one that asks for most
 * @param preview one that uses preview features, if one was met
 */
public record ClassFiles(int since, ClassFile oldest, ClassFile newest, Optional<ClassFile> preview) {
    static ClassFiles of(int since, ClassFile first) {
        return new ClassFiles(since, first, first, previewOf(first));
    }

    ClassFiles with(ClassFile another) {
        return new ClassFiles(
                since,
                another.version().compareTo(oldest.version()) < 0 ? another : oldest,
                another.version().compareTo(newest.version()) > 0 ? another : newest,
                preview.or(() -> previewOf(another)));
    }

    private static Optional<ClassFile> previewOf(ClassFile file) {
        return Optional.of(file).filter(any -> any.version().isPreview());
    }
}
