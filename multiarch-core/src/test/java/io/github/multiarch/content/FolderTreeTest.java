package io.github.multiarch.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestApplications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    Path directory;

    private Path root;
    private Path precious;

    @BeforeEach
    void places() throws IOException {
        root = directory.resolve("root");
        precious = TestApplications.write(directory.resolve("precious/file"), "x");
    }

    @Test
    void allThatIsBelowGoes() throws IOException {
        TestApplications.write(root.resolve("a/b/file"), "x");
        TestApplications.write(root.resolve("file"), "x");
        Files.createDirectories(root.resolve("c/empty"));
        FolderTree.delete(root);
        assertOnlyPreciousIsLeft();
    }

    @Test
    void linksGoAndWhatTheyPointToStays() throws IOException {
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("folder"), precious.getParent());
        Files.createSymbolicLink(root.resolve("file"), precious);
        Files.createSymbolicLink(root.resolve("nowhere"), root.resolve("missing"));
        FolderTree.delete(root);
        assertOnlyPreciousIsLeft();
    }

    @Test
    void aLinkInItsPlaceGoesAlone() throws IOException {
        Files.createSymbolicLink(root, precious.getParent());
        FolderTree.delete(root);
        assertOnlyPreciousIsLeft();
    }

    @Test
    void aFileGoes() throws IOException {
        TestApplications.write(root, "x");
        FolderTree.delete(root);
        assertOnlyPreciousIsLeft();
    }

    @Test
    void whatIsMissingIsGoneAlready() throws IOException {
        FolderTree.delete(root);
        FolderTree.delete(root.resolve("deeper"));
        assertOnlyPreciousIsLeft();
    }

    private void assertOnlyPreciousIsLeft() throws IOException {
        try (var files = Files.list(directory)) {
            assertEquals(List.of(precious.getParent()), files.toList());
        }
        assertTrue(Files.exists(precious));
    }
}
