package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that change while they are packed, and files that are none. The second file is changed when the first one's header is written. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and named pipes are those of Unix")
class HostileFilesTest {
    private static final String CHANGED = "had 6 bytes when it was listed, and has another number now";

    private enum Writer {
        TREE,
        JIB
    }

    private record Row(Writer writer, String name, Changes.Change before, Changes.Change during, List<String> message) {
        @Override
        public String toString() {
            return writer + ": " + name;
        }
    }

    @TempDir
    Path directory;

    private Path tree;
    private Path first;
    private Path second;

    @BeforeEach
    void files() throws IOException {
        tree = directory.resolve("tree");
        first = TestApplications.write(tree.resolve("first"), "first\n");
        second = TestApplications.write(tree.resolve("second"), "second");
    }

    static Stream<Row> treesWhileTheyArePacked() {
        return Stream.of(
                during(Writer.TREE, "vanishes", Files::delete, "second is gone; does something else write"),
                during(Writer.TREE, "becomes a pipe", Changes::pipe, "neither a file, a folder nor a symbolic"),
                during(Writer.TREE, "becomes a socket", Changes::socket, "neither a file, a folder nor a symb"));
    }

    /** These are changed when their own header is written. */
    static Stream<Row> filesWhileTheyAreRead() {
        return Stream.of(
                during(Writer.TREE, "vanishes", Files::delete, "first is gone"),
                during(Writer.TREE, "grows", Changes::grow, CHANGED),
                during(Writer.TREE, "grows without end", file -> Changes.length(file, 1L << 40), CHANGED),
                during(Writer.TREE, "shrinks", file -> Changes.length(file, 2), CHANGED),
                during(Writer.TREE, "is emptied", file -> Changes.length(file, 0), CHANGED),
                during(Writer.TREE, "becomes a link", file -> Changes.link(file, "second"), "symbolic links"),
                during(Writer.TREE, "becomes a folder", Changes::folder, "irectory"),
                during(Writer.JIB, "vanishes", Files::delete, "first is gone"),
                during(Writer.JIB, "grows", Changes::grow, CHANGED),
                during(Writer.JIB, "grows without end", file -> Changes.length(file, 1L << 40), CHANGED),
                during(Writer.JIB, "shrinks", file -> Changes.length(file, 2), CHANGED),
                during(Writer.JIB, "is emptied", file -> Changes.length(file, 0), CHANGED),
                during(Writer.JIB, "becomes a folder", Changes::folder, "irectory"));
    }

    static Stream<Row> applicationsWhileTheyArePacked() {
        return Stream.of(
                during(Writer.JIB, "vanishes", Files::delete, "second is gone; does something else write"),
                during(Writer.JIB, "becomes a pipe", Changes::pipe, "neither a file nor a folder; remove it"),
                during(
                        Writer.JIB,
                        "becomes a link to nowhere",
                        file -> Changes.link(file, "x"),
                        "link to something that does not"));
    }

    static Stream<Row> whatIsNoFile() {
        return Stream.of(
                before(Writer.TREE, "a named pipe", Changes::pipe, "neither a file, a folder nor a symbolic link"),
                before(Writer.TREE, "a socket", Changes::socket, "neither a file, a folder nor a symbolic link"),
                before(Writer.TREE, "bytes that are no name", Changes::bytes, "neither UTF-8", "rename the file"),
                before(Writer.TREE, "a link to bytes", Changes::linkToBytes, "neither UTF-8", "rename the file"),
                before(Writer.JIB, "a named pipe", Changes::pipe, "neither a file nor a folder; remove it"),
                before(
                        Writer.JIB,
                        "a link to a device",
                        file -> Changes.link(file, "/dev/zero"),
                        "neither a file nor a folder"),
                before(Writer.JIB, "a socket", Changes::socket, "neither a file nor a folder; remove it"),
                before(
                        Writer.JIB,
                        "a link to nowhere",
                        file -> Changes.link(file, "x"),
                        "a symbolic link to something that"),
                before(
                        Writer.JIB,
                        "a link to itself",
                        file -> Changes.link(file, "second"),
                        "a symbolic link to something"),
                before(Writer.JIB, "nothing", Files::delete, "second is gone"));
    }

    @ParameterizedTest
    @MethodSource({"treesWhileTheyArePacked", "applicationsWhileTheyArePacked", "whatIsNoFile"})
    void theSecondIsNamed(Row row) throws Exception {
        assertNamed(row, second);
    }

    @ParameterizedTest
    @MethodSource("filesWhileTheyAreRead")
    void theFirstIsNamed(Row row) throws Exception {
        assertNamed(row, first);
    }

    private void assertNamed(Row row, Path file) throws Exception {
        var source = row.writer() == Writer.JIB
                ? application()
                : new FileTreeArchive(PlacedFiles.atRoot(tree), TestParameters.CREATED);
        row.before().to(file);
        var failure = assertThrows(IOException.class, () -> source.writeTo(Changes.atTheFirstByte(row.during(), file)));
        var text = Reasons.of(failure);
        row.message().forEach(part -> assertTrue(text.contains(part), text));
        assertTrue(text.contains(tree.toString()), text);
    }

    private TarSource application() throws IOException {
        var layer = FileEntriesLayer.builder().setName("classes");
        for (var file : List.of(first, second)) {
            layer.addEntry(file, AbsoluteUnixPath.get("/app/" + file.getFileName()));
        }
        return new JibArchive(
                layer.build(), Map.of(), Map.of(), LayerFolders.NONE, PlacedAccess.PLAIN, TestParameters.CREATED);
    }

    private static Row before(Writer writer, String name, Changes.Change before, String... message) {
        return new Row(writer, name, before, file -> {}, List.of(message));
    }

    private static Row during(Writer writer, String name, Changes.Change during, String... message) {
        return new Row(writer, name, file -> {}, during, List.of(message));
    }
}
