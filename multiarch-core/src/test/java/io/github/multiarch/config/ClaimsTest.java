package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final ImageOwner ONE = new ImageOwner("com.acme:one", "");
    private static final ImageOwner TWO = new ImageOwner("com.acme:two", "");
    private static final ImageOwner TWO_B = new ImageOwner("com.acme:two", "b");

    @Test
    void twoModulesWithOneNameAreBothNamed() throws Exception {
        var problems = problems(claim(ONE, "acme/app", false), claim(TWO, "docker.io/acme/app", false));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).message().contains("com.acme:one and com.acme:two"), problems.toString());
        assertTrue(problems.get(0).message().contains("docker.io/acme/app:1.0"), problems.toString());
    }

    @Test
    void executionsOfOneModuleCountToo() throws Exception {
        var problems = problems(claim(TWO, "acme/app", false), claim(TWO_B, "acme/app", false));
        assertTrue(problems.get(0).message().contains("com.acme:two (execution b)"), problems.toString());
    }

    @Test
    void aPlatformsTagIsAName() throws Exception {
        var problems = problems(claim(ONE, "acme/app", true), claim(TWO, "acme/app:1.0-amd64", false));
        assertTrue(problems.get(0).message().contains("acme/app:1.0-amd64"), problems.toString());
    }

    @Test
    void othersMayHaveOtherNames() throws Exception {
        Claims.check(List.of(
                claim(ONE, "acme/app", true), claim(TWO, "acme/app:2", true), claim(TWO_B, "acme/app-b", true)));
        var claims = new Claims();
        claims.add(claim(ONE, "acme/app", true));
        claims.add(claim(ONE, "acme/app", true));
    }

    @Test
    void aFolderHasOneImage() throws Exception {
        var folders = new BuildFolders();
        var target = Target.read("acme/app", "1.0", List.of(), false);
        var folder = Path.of("target/multiarch");
        folders.begin(new BuildFolders.Build(ONE, target, folder));
        folders.begin(new BuildFolders.Build(ONE, target, folder));
        var other = Target.read("acme/other", "1.0", List.of(), false);
        for (var build : List.of(
                new BuildFolders.Build(TWO, target, folder.resolve("../multiarch")),
                new BuildFolders.Build(ONE, other, folder))) {
            var problems = assertThrows(InvalidRequestException.class, () -> folders.begin(build))
                    .problems();
            assertEquals("outputDirectory", problems.get(0).subject());
            assertTrue(problems.get(0).message().contains("com.acme:one"), problems.toString());
        }
        assertEquals(1, folders.of("com.acme:one").size());
        assertEquals(0, folders.of("com.acme:two").size());
    }

    private static List<Problem> problems(Claim... claims) {
        return assertThrows(InvalidRequestException.class, () -> Claims.check(List.of(claims)))
                .problems();
    }

    private static Claim claim(ImageOwner owner, String image, boolean platformTags) throws Exception {
        var target = Target.read(
                image, "1.0", List.of("latest-" + owner.module().replace(':', '.') + owner.execution()), platformTags);
        return Claim.of(owner, target, List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm/v7")));
    }
}
