package io.github.multiarch.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaContentTextTest {
    private static final ClassFile OLD = file("com/acme/Old.class", 52, false);
    private static final ClassFile NEW = file("com/acme/New.class", 69, true);

    @Test
    void whatWasWrittenComesBack() {
        for (var content : List.of(
                JavaContent.NOTHING,
                new JavaContent(List.of(), Optional.of("dependencies-starter")),
                new JavaContent(
                        List.of(
                                new ClassFiles(0, OLD, NEW, Optional.of(NEW)),
                                new ClassFiles(21, OLD, OLD, Optional.empty())),
                        Optional.empty()))) {
            assertEquals(content, JavaContentText.read(JavaContentText.write(content)));
        }
    }

    @Test
    void namesOfAllKindsAreOneLineOfAscii() {
        var odd = file("com/ac:me/Sch\u00f6n heit\n" + "x".repeat(5000), 61, false);
        var text = JavaContentText.write(
                new JavaContent(List.of(new ClassFiles(0, odd, odd, Optional.empty())), Optional.of("A Type\n")));
        assertTrue(text.chars().allMatch(c -> c >= ' ' && c <= '~'), text);
        assertTrue(text.length() < 500, text);
        assertEquals(
                61, JavaContentText.read(text).newest().orElseThrow().version().major());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "- 0", "- 0:52rA:52rA", "- 0:52xA:52rA:-", "- x:52rA:52rA:-", "- 0:1rA:52rA:-", "-  "})
    void anythingElseIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> JavaContentText.read(line));
    }

    private static ClassFile file(String name, int major, boolean isPreview) {
        return new ClassFile(name, new ClassFileVersion(major, isPreview));
    }
}
