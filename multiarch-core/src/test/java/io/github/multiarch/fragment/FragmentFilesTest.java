package io.github.multiarch.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Fragments that do not fit together, or cannot be read. */
class FragmentFilesTest {
    private static final String ADVICE =
            "; fragments of one index are built of the same sources with the same parameters";

    private static final String DEPTH = ("d".repeat(200) + "/").repeat(12);

    @TempDir
    Path folder;

    @Test
    void whatAnnotationsSayIsShownInOneLine() throws IOException {
        var one = fragment("one.json", Map.of("team\u001b[2J", "orders\nERROR", "stage", "absent"));
        var two = fragment("two.json", Map.of("team\u001b[2J", "x".repeat(300)));

        assertEquals(
                List.of(
                        "the annotation stage is absent in " + one + ", and not there in " + two + ADVICE,
                        "the annotation team?[2J is orders?ERROR in " + one + ", and " + "x".repeat(200) + "… in " + two
                                + ADVICE),
                problems(one, two));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWalkedIsNamed() throws IOException {
        // Root may read every folder, but nobody a path that is longer than 4096 bytes.
        var deep = deepFolder("a");
        var deeper = deepFolder("b");
        var joined = deep.resolve(DEPTH).resolve("b");
        Files.move(deeper, joined);
        try {
            var problems = problems(deep);
            assertTrue(
                    problems.get(0).startsWith("reading " + deep + " failed: java.nio.file.FileSystemException: "),
                    problems.toString());
            assertTrue(problems.get(0).endsWith("; check its permissions"), problems.toString());
        } finally {
            Files.move(joined, deeper);
        }
    }

    private Path deepFolder(String name) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.resolve(DEPTH));
        return path;
    }

    private Path fragment(String name, Map<String, String> annotations) throws IOException {
        var index = new ImageIndex(MediaType.OCI_INDEX, List.of(), new TreeMap<>(annotations));
        var fragment = new Fragment(ImageReference.parse("host/acme/app:1"), List.of("1"), index);
        return Files.write(folder.resolve(name), fragment.write());
    }

    private static List<String> problems(Path... places) {
        return assertThrows(InvalidRequestException.class, () -> FragmentFiles.read(List.of(places)))
                .problems()
                .stream()
                .map(problem -> problem.message())
                .toList();
    }
}
