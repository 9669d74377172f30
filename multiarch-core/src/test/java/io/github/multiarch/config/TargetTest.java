package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @Test
    void withoutATagItIsTheProjectsVersion() throws InvalidRequestException {
        var target = Target.read("host:5000/team/app", "1.0-SNAPSHOT", List.of(), false);
        assertEquals("host:5000/team/app:1.0-SNAPSHOT", target.image().toString());
        assertEquals(List.of("1.0-SNAPSHOT"), target.tags());
    }

    @Test
    void theImagesOwnTagComesFirstAndEachOnce() throws InvalidRequestException {
        var target = Target.read(" host/app:2 ", "1.0", List.of("latest", "2", " stable ", "latest"), true);
        assertEquals("docker.io/host/app:2", target.image().toString());
        assertEquals(List.of("2", "latest", "stable"), target.tags());
        assertTrue(target.platformTags());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var problems = problems("Host/App", "1.0", "-first", "ok", "a b");
        assertEquals(3, problems.size(), problems.toString());
        assertEquals("image", problems.get(0).subject());
        assertTrue(problems.get(0).message().contains("lower case: 'host/app'"), problems.toString());
        assertTrue(problems.get(1).toString().startsWith("tags: '-first' is not a tag"), problems.toString());
        assertTrue(problems.get(2).toString().startsWith("tags: 'a b' is not a tag"), problems.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "host/app, 1.0+build7, the project's version, 1.0+build7' is not a tag",
        "host/app:, 1.0, image, is not a tag",
        "host/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, 1.0, image, has a digest",
        "host/${app.name}, 1.0, image, define '${app.name}'",
        "'', 1.0, image, is missing",
        "oci:layout:1.0, 1.0, image, oci:layout:1.0' is a place on disk",
        "docker-archive:app.tar, 1.0, image, the goal export",
        "'  ', 1.0, image, -Dmultiarch.image",
    })
    void aProblemNamesItsParameter(String image, String version, String subject, String message) {
        var problem = problems(image, version).get(0);
        assertEquals(subject, problem.subject());
        assertTrue(problem.message().contains(message), problem.message());
    }

    @Test
    void aMissingImageHidesNoBadTag() {
        assertEquals(2, problems("", "1.0", "-first").size());
    }

    private static List<Problem> problems(String image, String version, String... tags) {
        return assertThrows(InvalidRequestException.class, () -> Target.read(image, version, List.of(tags), false))
                .problems();
    }
}
