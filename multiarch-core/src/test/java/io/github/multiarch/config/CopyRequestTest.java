package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyRequestTest {
    private static final Path HERE = Path.of("here").toAbsolutePath();
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "host:5000/app:1, host:5001/app, host:5001/app:1",
        "host:5000/app:1, host:5001/app:2, host:5001/app:2",
        "host:5000/app, host:5001/app, host:5001/app:latest",
        "host:5000/app@DIGEST, host:5001/app, host:5001/app:latest",
        "host:5000/app:1@DIGEST, host:5001/app, host:5001/app:1",
        "oci:/l:1, host:5001/app, host:5001/app:1",
        "oci:/l@DIGEST, host:5001/app, host:5001/app:latest",
        "oci-archive:/l.tar:1, oci:/m, oci:/m:1",
        "docker-archive:/l.tar:app:1, oci:/m, oci:/m:1",
        "docker-archive:/l.tar:app, host:5001/app, host:5001/app:latest",
        "docker-archive:/l.tar, host:5001/app, host:5001/app:latest",
        "docker-archive:/l.tar@DIGEST, oci:/m, oci:/m:latest",
        "host:5000/app:1, docker-archive:/m.tar, docker-archive:/m.tar:host:5000/app:1",
        "host:5000/app@DIGEST, docker-archive:/m.tar, docker-archive:/m.tar:host:5000/app:latest",
        "host:5000/app:1, docker-archive:/m.tar:other:2, docker-archive:/m.tar:docker.io/library/other:2",
        "docker-archive:/l.tar:app:1, docker-archive:/m.tar, docker-archive:/m.tar:docker.io/library/app:1",
        "oci:/l:1, docker-archive:/m.tar:app, docker-archive:/m.tar:docker.io/library/app:latest",
        "host:5000/app:1, oci-archive:/m.tar:2, oci-archive:/m.tar:2",
    })
    void theDestinationHasTheTagOfTheSourceUnlessItSaysAnother(String from, String image, String to) throws Exception {
        assertEquals(
                to, read(from.replace("DIGEST", DIGEST), image, List.of()).to().toString());
    }

    @Test
    void moreTagsComeOnce() throws Exception {
        var tags = List.of("2", "1", " 3 ");
        assertEquals(
                new Destination.InLayout(HERE.resolve("l"), List.of("1", "2", "3"), LayoutForm.DIRECTORY, false),
                read("host:5000/app:1", "oci:l", tags).to());
        assertEquals(
                List.of("host:5000/app:1", "host:5000/app:2", "host:5000/app:3"),
                ((Destination.InLayout) read("host:5000/app:1", "docker-archive:a.tar", tags)
                                .to())
                        .names());
        assertEquals(
                List.of("1", "2", "3"),
                ((Destination.InRegistry)
                                read("host:5000/app:1", "host:5001/app", tags).to())
                        .target()
                        .tags());
    }

    @ParameterizedTest
    @CsvSource({
        "'', host/app, from: is missing",
        "scratch, host/app, from: scratch is the name of no image",
        "host/App, host/app, 'from: '",
        "docker-archive:, host/app, from: 'docker-archive:' is not docker-archive:PATH[:NAME:TAG]: the path is missing",
        "docker-archive:a.tar:, host/app, the name is missing",
        "host/app, '', image: is missing",
        "host/app, scratch, image: scratch is the name of no image",
        "host/app, host/app@DIGEST, image: ",
        "host/app, oci:l@DIGEST, has a digest",
        "host/app, oci:, image: ",
        "host/app, oci:l:-, image: '-' is not a tag",
        "oci:l:1, docker-archive:a.tar, image: 'docker-archive:a.tar' does not say what the image is called; expected docker-archive:PATH[:NAME:TAG]",
        "host/app, docker-archive:a.tar@DIGEST, has a digest",
        "host/app, docker-archive:a.tar:App, image: ",
    })
    void anythingElseIsRefused(String from, String image, String reason) {
        var problems = assertThrows(
                        InvalidRequestException.class, () -> read(from, image.replace("DIGEST", DIGEST), List.of()))
                .getMessage();
        assertTrue(problems.contains(reason.strip()), problems);
    }

    private static CopyRequest read(String from, String image, List<String> tags) throws InvalidRequestException {
        return CopyRequest.read(new CopyParameters(from, image, tags, List.of(), List.of(), Optional.empty(), HERE));
    }
}
