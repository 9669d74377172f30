package io.github.multiarch.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestJars;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFileVersionTest {
    @ParameterizedTest
    @CsvSource({
        "cafebabe00000041, 21, false",
        "cafebabe00030045, 25, false",
        "cafebabeffff0041, 21, true",
        "cafebabe0003002d, 1, false",
        "cafebabe00000034, 8, false",
        // Before previews, a minor version was only a number.
        "cafebabeffff0037, 11, false",
        "cafebabeffff0038, 12, true",
        // A Mach-O file for two machines has the same magic number.
        "cafebabe00000002, , false",
        "cafebabe0000, , false",
        "7f454c4600000041, , false"
    })
    void isReadFromTheFirstBytes(String hex, Integer release, boolean isPreview) {
        var bytes = new byte[8];
        for (int i = 0; i < hex.length() / 2; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        var version = ClassFileVersion.read(bytes, hex.length() / 2);
        assertEquals(Optional.ofNullable(release), version.map(ClassFileVersion::release));
        assertEquals(isPreview, version.filter(ClassFileVersion::isPreview).isPresent());
    }

    @Test
    void ofARealClassFileIsThatOfItsCompiler() {
        var file = TestApplications.classFile("com/example/Main", true, 1);
        assertEquals(Optional.of(17), ClassFileVersion.read(file, file.length).map(ClassFileVersion::release));
        assertEquals(Optional.empty(), ClassFileVersion.read(Arrays.copyOf(file, 7), 7));
        assertEquals(
                17,
                ClassFileVersion.read(TestJars.classFile(17), 10).orElseThrow().release());
    }
}
