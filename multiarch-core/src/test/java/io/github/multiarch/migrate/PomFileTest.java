package io.github.multiarch.migrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomFileTest {
    @TempDir
    Path folder;

    @Test
    void writesInTheEncodingThatItDeclares() throws IOException {
        var path = folder.resolve("pom.xml");
        var head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<project>\u00fc";
        Files.write(path, (head + "</project>").getBytes(StandardCharsets.ISO_8859_1));
        var file = PomFile.read(path);
        file.write(file.text().replace("</project>", "\u00e4\u20ac</project>"));
        assertArrayEquals(
                (head + "\u00e4&#8364;</project>").getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(path));
    }

    @Test
    void keepsTheMarkAtTheBeginning() throws IOException {
        var path = Files.writeString(folder.resolve("pom.xml"), "\ufeff<project/>");
        var file = PomFile.read(path);
        file.write(file.text() + "\n");
        assertEquals("\ufeff<project/>\n", Files.readString(path));
    }

    @Test
    void whatIsNotWhatItDeclaresIsLeftAlone() throws IOException {
        var path = Files.write(folder.resolve("pom.xml"), new byte[] {'<', (byte) 0xfc, '>'});
        var message = assertThrows(IOException.class, () -> PomFile.read(path)).getMessage();
        assertTrue(message.contains("pom.xml") && message.contains("UTF-8"), message);
        Files.writeString(path, "<?xml version='1.0' encoding='no-such'?><project/>");
        assertTrue(assertThrows(IOException.class, () -> PomFile.read(path))
                .getMessage()
                .contains("no-such"));
    }

    @Test
    void whatSomebodyElseWroteStays() throws IOException {
        var path = Files.writeString(folder.resolve("pom.xml"), "<project/>");
        var file = PomFile.read(path);
        Files.writeString(path, "<project>theirs</project>");
        assertThrows(IOException.class, () -> file.write("<project>ours</project>"));
        assertEquals("<project>theirs</project>", Files.readString(path));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
