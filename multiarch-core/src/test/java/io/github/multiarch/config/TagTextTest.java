package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTextTest {
    @ParameterizedTest
    @CsvSource({
        "1.0+build.5, 1.0_build.5",
        "1.0, 1.0",
        "feature/new door, feature_new_door",
        "-dash, _dash",
        ".dot, _dot",
        "1.0-rc.1+5, 1.0-rc.1_5",
    })
    void whatNoTagHasBecomesAnUnderscore(String text, String tag) {
        assertEquals(tag, TagText.tag(text));
    }

    @Test
    void nothingIsCutOff() {
        assertThrows(IllegalArgumentException.class, () -> TagText.tag(""));
        assertThrows(IllegalArgumentException.class, () -> TagText.tag("1".repeat(129)));
    }

    @ParameterizedTest
    @CsvSource({"acme/app, 1.0+5, ''", "acme/app:1.0+5, 1.0, ''", "acme/app, 1.0, 1.0+5"})
    void aTagThatIsNoneHasAWayOut(String image, String version, String tag) {
        var tags = tag.isEmpty() ? List.<String>of() : List.of(tag);
        var problems = assertThrows(InvalidRequestException.class, () -> Target.read(image, version, tags, false))
                .problems();
        assertTrue(problems.get(0).message().contains("1.0_5"), problems.toString());
        if (tag.isEmpty()) {
            assertTrue(problems.get(0).message().contains("tagFrom"), problems.toString());
        }
    }
}
