package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.config.ArtifactId;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.junit.jupiter.api.Test;

/** What a repository system's answers mean. */
class ProjectArtifactsTest {
    private final MavenRun run = new MavenRun();

    @Test
    void whatIsThereIsFound() throws Exception {
        var file = Path.of("codec.jar").toAbsolutePath();
        assertEquals(
                Optional.of(file), find((artifact, result) -> result.setArtifact(artifact.setFile(file.toFile()))));
    }

    @Test
    void whatNoRepositoryHasIsNowhere() throws Exception {
        assertEquals(Optional.empty(), find(ProjectArtifactsTest::missing));
    }

    @Test
    void offlineWhatIsMissingMayBeSomewhere() {
        run.execution.setOffline(true);
        assertEquals(
                "Maven is offline, and it is not in the local repository; run Maven once without -o, and without"
                        + " <offline> in settings.xml",
                assertThrows(IOException.class, () -> find(ProjectArtifactsTest::missing))
                        .getMessage());
    }

    @Test
    void aFailureIsToldAsItIs() {
        for (boolean offline : List.of(false, true)) {
            run.execution.setOffline(offline);
            var failure = assertThrows(IOException.class, () -> find(ProjectArtifactsTest::failed));
            assertEquals("the disk is full", failure.getMessage());
        }
    }

    /** Says what became of a request. */
    private interface Answer {
        void give(Artifact artifact, ArtifactResult result);
    }

    private static void missing(Artifact artifact, ArtifactResult result) {
        result.addException(new ArtifactNotFoundException(artifact, null));
    }

    private static void failed(Artifact artifact, ArtifactResult result) {
        result.addException(new ArtifactTransferException(artifact, null, "the disk is full"));
    }

    private Optional<Path> find(Answer answer) throws IOException {
        var system = (RepositorySystem) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RepositorySystem.class}, (proxy, method, arguments) -> {
                    var request = (ArtifactRequest) arguments[1];
                    var result = new ArtifactResult(request);
                    answer.give(request.getArtifact(), result);
                    if (result.isResolved()) {
                        return result;
                    }
                    throw new ArtifactResolutionException(List.of(result), "the disk is full");
                });
        return new ProjectArtifacts(system)
                .of(run.session, run.project)
                .find(ArtifactId.parse("com.acme:codec:1:jar:linux-x86_64"));
    }
}
