package io.github.multiarch.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the project's resources lie, beside its classes or among them. On a class path each folder is a root of its own, and some resources speak of the classes of their root alone: a container
 * of CDI looks for beans, and JPA for entities, where {@code beans.xml} and {@code persistence.xml} are.
 *
 * @see <a href="https://jakarta.ee/specifications/cdi/4.1/jakarta-cdi-spec-4.1">bean archives, CDI 4.1</a>
 * @see <a href="https://jakarta.ee/specifications/persistence/3.2/jakarta-persistence-spec-3.2">root of a persistence unit, Jakarta Persistence 3.2</a>
 */
public final class ResourceFolder {
    private static final String AMONG_CLASSES = "classes";
    private static final String OWN = "resources";
    private static final List<String> OF_THEIR_ROOT =
            List.of("META-INF/beans.xml", "META-INF/persistence.xml", "META-INF/jandex.idx");

    private ResourceFolder() {}

    /**
     * The name of the folder, below that of the application in an image.
     *
     * @param classes what the compiler and the resources left; need not exist
     * @return {@code classes} where a resource speaks of the classes, else {@code resources}
     */
    public static String of(Path classes) {
        return OF_THEIR_ROOT.stream().map(classes::resolve).anyMatch(Files::isRegularFile) ? AMONG_CLASSES : OWN;
    }
}
