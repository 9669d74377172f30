package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries that take media types of one family only. */
class RefusedTypeTest {
    private static final String DOCKER = "application/vnd.docker.distribution.";
    private static final String OCI = "application/vnd.oci.image.";

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        DOCKER + "manifest.list.v2+json, 415, '', oci",
        DOCKER + "manifest.list.v2+json, 400, MANIFEST_INVALID, oci",
        DOCKER + "manifest.v2+json, 415, MANIFEST_INVALID, oci",
        DOCKER + "manifest.v2+json, 400, UNSUPPORTED, oci",
        OCI + "index.v1+json, 415, '', docker",
        OCI + "index.v1+json, 404, UNSUPPORTED, docker",
        OCI + "index.v1+json, 400, MANIFEST_INVALID, docker",
        OCI + "manifest.v1+json, 415, '', docker",
        OCI + "manifest.v1+json, 400, MEDIA_TYPE_UNSUPPORTED, docker",
    })
    void theTypeThatIsRefusedIsNamedWithTheLineThatConverts(String type, int status, String code, String format) {
        var failure = refusal(new MediaType(type), status, code);
        assertMessage(
                failure,
                "PUT with " + status,
                "what was sent is of the type " + type,
                "Some registries take no " + type,
                "<format>" + format + "</format>",
                "mvn multiarch:index ",
                "-Dmultiarch.format=" + format + "'",
                "mvn multiarch:copy ");
        assertEquals(1, fixture.requests("PUT").size());
    }

    @ParameterizedTest
    @CsvSource({
        OCI + "manifest.v1+json, 400, MANIFEST_INVALID",
        OCI + "index.v1+json, 403, DENIED",
        DOCKER + "manifest.list.v2+json, 400, ''",
        "application/vnd.example+json, 415, ''",
    })
    void whatMayBeSomethingElseIsNotPutDownToTheType(String type, int status, String code) {
        var failure = refusal(new MediaType(type), status, code);
        assertFalse(failure.getMessage().contains("multiarch.format"), failure.getMessage());
    }

    /** An index of theirs is converted on the way, so the word for it must be one that the goal takes. */
    @Test
    void theLineNamesSourcesAndTarget() {
        var failure = refusal(MediaType.DOCKER_INDEX, 415, "MANIFEST_INVALID");
        assertMessage(failure, "-Dmultiarch.from=", "-Dmultiarch.sources=", "-Dmultiarch.image=");
    }

    private RegistryException refusal(MediaType type, int status, String code) {
        fixture.registry
                .on("PUT", "/v2/team/app/manifests/.*")
                .answer(status, Map.of(), code.isEmpty() ? "" : "{\"errors\":[{\"code\":\"" + code + "\"}]}");
        var document = Document.of(type, Fixture.utf8("{\"schemaVersion\":2}"));
        return assertThrows(RegistryException.class, () -> fixture.repository().write(document));
    }
}
