package io.github.multiarch.fragment;

import static io.github.multiarch.fuzz.ParserCheck.allowing;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.MalformedDocumentException;
import java.util.List;

/** A fragment is refused by name, or means the same when it is written and read again. */
public final class FragmentParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(ParserCheck.ofBytes(
            "fragment",
            List.of(
                    "{\"image\":\"localhost:5000/a/b:1.0\",\"tags\":[\"1.0\",\"latest\"],\"index\":{\"schemaVersion\":2,\"mediaType\":"
                            + "\"application/vnd.oci.image.index.v1+json\",\"manifests\":[{\"mediaType\":"
                            + "\"application/vnd.oci.image.manifest.v1+json\",\"digest\":"
                            + "\"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"size\":7,\"platform\":"
                            + "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}}],\"annotations\":{\"a\":\"b\"}}}",
                    "{\"image\":\"a\",\"tags\":[],\"index\":{\"schemaVersion\":2,\"mediaType\":"
                            + "\"application/vnd.docker.distribution.manifest.list.v2+json\",\"manifests\":[]}}"),
            FragmentParsers::fragment));

    private FragmentParsers() {}

    private static void fragment(byte[] bytes) {
        allowing(MalformedDocumentException.class, () -> Fragment.parse(bytes, "the input"))
                .ifPresent(fragment -> assertArrayEquals(
                        fragment.write(),
                        Fragment.parse(fragment.write(), "what was written").write()));
    }
}
