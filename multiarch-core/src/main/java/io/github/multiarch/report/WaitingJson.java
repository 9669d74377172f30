package io.github.multiarch.report;

import io.github.multiarch.config.Target;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.util.List;
import java.util.Optional;

/** What waits as the bytes of a file, and back. */
final class WaitingJson {
    private WaitingJson() {}

    static byte[] write(Waiting waiting) {
        var json = OciJson.object();
        json.put("image", waiting.target().image().toString());
        var tags = json.putArray("tags");
        waiting.target().tags().forEach(tags::add);
        json.put("platformTags", waiting.target().platformTags());
        waiting.remaining().ifPresent(modules -> {
            var array = json.putArray("remaining");
            modules.forEach(array::add);
        });
        return OciJson.lines(json);
    }

    /**
     * Reads what was written.
     *
     * @throws MalformedDocumentException when it is anything else
     * @throws IllegalArgumentException when a name is none
     */
    static Waiting read(byte[] bytes) {
        var json = new JsonFields(OciJson.parseObject(bytes, "the waiting names"), "the waiting names");
        json.required("tags");
        var target = new Target(
                ImageReference.parse(json.requiredString("image")), json.strings("tags"), json.bool("platformTags"));
        Optional<List<String>> remaining = json.optional("remaining").map(any -> json.strings("remaining"));
        return new Waiting(target, remaining);
    }
}
