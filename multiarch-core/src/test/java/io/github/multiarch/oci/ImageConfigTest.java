package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageConfigTest {
    private static final String LOW = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String HIGH = "sha256:cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34";

    /** As a base of another tool may be: every field of the specification, of Docker and of nobody. */
    private static final String BASE = "{\"created\":\"2020-01-02T03:04:05.123456789+02:00\",\"author\":\"someone\","
            + "\"architecture\":\"arm\",\"variant\":\"v7\",\"os\":\"linux\",\"os.version\":\"1.2\",\"os.features\":[\"f\"],"
            + "\"config\":{\"User\":\"1000\",\"Env\":[\"A=1\",\"PATH=/usr/bin\",\"Z=\",\"ODD\"],\"Cmd\":[\"bash\"],"
            + "\"Labels\":{\"b\":\"base\",\"a\":\"base\"},\"StopSignal\":\"SIGINT\",\"OnBuild\":[\"RUN x\"],"
            + "\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":30000000000},\"ArgsEscaped\":true,"
            + "\"ExposedPorts\":{\"80/tcp\":{}},\"Volumes\":null,\"Shell\":[\"/bin/sh\"],\"Tomorrow\":{\"x\":1.10}},"
            + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + LOW + "\"]},"
            + "\"history\":[{\"created\":\"2020-01-02T03:04:05Z\",\"created_by\":\"base\"},{\"empty_layer\":true}],"
            + "\"future\":[1.10,12345678901234567890]}";

    @Test
    void whatIsNotChangedStaysByteForByte() {
        assertEquals(BASE, text(config(BASE)));
        assertEquals(BASE, text(config(BASE).edit().done()));
    }

    @Test
    void whatIsReadOfABase() {
        var config = config(BASE);
        assertEquals("linux/arm/v7", config.platform().toString());
        assertEquals(List.of(Digest.parse(LOW)), config.diffIds());
        assertEquals(List.of("A", "PATH", "Z"), List.copyOf(config.environment().keySet()));
        assertEquals("", config.environment().get("Z"));
        assertEquals(List.of("a", "b"), List.copyOf(config.labels().keySet()));
        assertEquals(List.of(), config.entrypoint());
        assertEquals(List.of("bash"), config.cmd());
        assertEquals(Optional.of("2020-01-02T03:04:05.123456789+02:00"), config.created());
        assertEquals(1, config.layersInHistory());
    }

    @ParameterizedTest
    @CsvSource({
        "linux, arm,   v7, linux/arm/v7,  true",
        "linux, arm,   v7, linux/arm/v6,  false",
        "linux, arm,   v6, linux/arm/v7,  false",
        "linux, arm,   ,   linux/arm/v6,  true",
        "linux, arm,   ,   linux/arm/v7,  true",
        "linux, arm,   ,   linux/arm64,   false",
        "linux, arm64, v8, linux/arm64,   true",
        "linux, arm64, ,   linux/arm64,   true",
        "linux, amd64, ,   windows/amd64, false",
        "linux, amd64, ,   linux/s390x,   false"
    })
    void whatAConfigLeavesOpenContradictsNothing(
            String os, String architecture, @Nullable String variant, String listed, boolean agrees) {
        var json = "{\"os\":\"" + os + "\",\"architecture\":\"" + architecture + "\",\"os.version\":\"1.2\","
                + (variant == null ? "" : "\"variant\":\"" + variant + "\",") + "\"rootfs\":{\"type\":\"layers\"}}";
        assertEquals(agrees, config(json).agreesWith(Platform.parse(listed)));
    }

    @Test
    void theEnvironmentMerges() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("NEW", "a=b");
        variables.put("PATH", "/app/bin:/usr/bin");
        variables.put("ODD", "now");
        variables.put("PAT", "no prefix");
        assertChanged(
                config(BASE).edit().environment(variables),
                "\"A=1\",\"PATH=/usr/bin\",\"Z=\",\"ODD\"",
                "\"A=1\",\"PATH=/app/bin:/usr/bin\",\"Z=\",\"ODD=now\",\"NEW=a=b\",\"PAT=no prefix\"");
    }

    @Test
    void labelsMerge() {
        assertChanged(
                config(BASE).edit().labels(Map.of("a", "ours", "z", "new", "c", "new")),
                "\"Labels\":{\"b\":\"base\",\"a\":\"base\"}",
                "\"Labels\":{\"b\":\"base\",\"a\":\"ours\",\"c\":\"new\",\"z\":\"new\"}");
    }

    @Test
    void portsAndVolumesAreAdded() {
        assertChanged(
                config(BASE).edit().exposedPorts(List.of("8080/tcp", "80/tcp")),
                "{\"80/tcp\":{}}",
                "{\"80/tcp\":{},\"8080/tcp\":{}}");
        assertChanged(config(BASE).edit().volumes(List.of("/data")), "\"Volumes\":null", "\"Volumes\":{\"/data\":{}}");
    }

    @Test
    void aNewEntrypointTakesTheBasesArgumentsAway() {
        assertChanged(
                config(BASE).edit().entrypoint(List.of("java", "Main")),
                ",\"Cmd\":[\"bash\"]",
                "",
                ",\"Tomorrow\":{\"x\":1.10}",
                ",\"Tomorrow\":{\"x\":1.10},\"Entrypoint\":[\"java\",\"Main\"]");
        assertChanged(config(BASE).edit().cmd(List.of("x")), "\"Cmd\":[\"bash\"]", "\"Cmd\":[\"x\"]");
    }

    @Test
    void nothingGivenChangesNothing() {
        var same = config(BASE)
                .edit()
                .environment(Map.of())
                .labels(Map.of())
                .exposedPorts(List.of())
                .volumes(List.of());
        assertEquals(BASE, text(same.done()));
    }

    @Test
    void otherSettings() {
        assertChanged(config(BASE).edit().user("app"), "\"User\":\"1000\"", "\"User\":\"app\"");
        assertChanged(
                config(BASE).edit().workingDirectory("/app"), "\"x\":1.10}}", "\"x\":1.10},\"WorkingDir\":\"/app\"}");
        assertChanged(
                config(BASE).edit().created(Instant.EPOCH),
                "2020-01-02T03:04:05.123456789+02:00",
                "1970-01-01T00:00:00Z");
    }

    @Test
    void thePlatformIsWrittenInNormalForm() {
        assertChanged(
                config(BASE).edit().platform(Platform.parse("arm64/v8")), "\"arm\",\"variant\":\"v7\"", "\"arm64\"");
        var written = text(config(BASE.replace(",\"variant\":\"v7\"", ""))
                .edit()
                .platform(Platform.parse("arm"))
                .done());
        assertTrue(written.endsWith(",\"variant\":\"v7\"}"), written);
    }

    @Test
    void aLayerIsPutOnTop() {
        var line = new History(Instant.EPOCH, "a tool", "classes", false);
        assertChanged(
                config(BASE).edit().layer(Digest.parse(HIGH), line),
                "[\"" + LOW + "\"]",
                "[\"" + LOW + "\",\"" + HIGH + "\"]",
                "{\"empty_layer\":true}]",
                "{\"empty_layer\":true},{\"created\":\"1970-01-01T00:00:00Z\",\"created_by\":\"a tool\",\"comment\":\"classes\"}]");
    }

    @Test
    void anEditorDoesNotReachIntoWhatItMade() {
        var editor = config(BASE).edit();
        var before = editor.done();
        editor.user("other").labels(Map.of("x", "y"));
        assertEquals(BASE, text(before));
    }

    @Test
    void theConfigOfNothing() {
        assertEquals(
                "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\",\"config\":{},"
                        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},\"history\":[]}",
                text(ImageConfig.empty(Platform.parse("armhf"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                | does not say its os and architecture",
                "{'os':'linux'}                                                    | does not say its os and architecture",
                "{'os':'linux','architecture':''}                                  | does not say its os and architecture",
                "{'os':1,'architecture':'arm'}                                     | os is not a string",
                "{'os':'linux','architecture':'arm'}                               | rootfs is missing",
                "{'os':'linux','architecture':'arm','rootfs':[]}                   | rootfs is not a JSON object",
                "{'os':'linux','architecture':'arm','rootfs':{'diff_ids':'x'}}     | diff_ids is not a JSON array",
                "{'os':'linux','architecture':'arm','rootfs':{'diff_ids':['x']}}   | diff_ids: 'x' is not a digest",
                "{'os':'linux','architecture':'arm','rootfs':{},'config':[]}       | config is not a JSON object"
            })
    void aBadConfigNamesTheField(String json, String message) {
        var failure = assertThrows(MalformedDocumentException.class, () -> config(json.replace('\'', '"')));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertTrue(failure.getMessage().startsWith("the config sha256:"), failure.getMessage());
    }

    /** The base with these texts replaced in pairs, and nothing else, is what the editor made. */
    private static void assertChanged(ImageConfigEditor editor, String... pairs) {
        var expected = BASE;
        for (int i = 0; i < pairs.length; i += 2) {
            assertTrue(expected.contains(pairs[i]), pairs[i]);
            expected = expected.replace(pairs[i], pairs[i + 1]);
        }
        assertEquals(expected, text(editor.done()));
    }

    private static ImageConfig config(String json) {
        return ImageConfig.parse(Document.of(MediaType.OCI_CONFIG, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(ImageConfig config) {
        return new String(config.toDocument(ImageFormat.OCI).bytes(), StandardCharsets.UTF_8);
    }
}
