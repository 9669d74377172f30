package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One line of how an image came to be: {@code history} of <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md">OCI image spec v1.1.1,
 * config</a>.
 *
 * @param created when
 * @param createdBy the command or tool
 * @param comment a remark; empty for none
 * @param emptyLayer whether this line made no layer
 */
public record History(Instant created, String createdBy, String comment, boolean emptyLayer) {
    ObjectNode toJson() {
        var json = OciJson.object();
        json.put("created", created.toString());
        json.put("created_by", createdBy);
        if (!comment.isEmpty()) {
            json.put("comment", comment);
        }
        if (emptyLayer) {
            json.put("empty_layer", true);
        }
        return json;
    }
}
