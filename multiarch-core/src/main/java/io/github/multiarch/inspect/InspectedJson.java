package io.github.multiarch.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Map;

/** What there is to show of an image, for programs. Its names are an interface. */
final class InspectedJson {
    private InspectedJson() {}

    static ObjectNode of(Inspected image) {
        var json = OciJson.object();
        json.put("image", image.image());
        json.put("digest", image.digest());
        json.put("mediaType", image.mediaType());
        if (image instanceof PlatformImage platform) {
            put(json, platform);
        } else if (image instanceof Choice choice) {
            put(json, choice);
        } else {
            put(json, (ImageSummary) image);
        }
        return json;
    }

    private static void put(ObjectNode json, ImageSummary image) {
        put(json.putObject("annotations"), image.annotations());
        var platforms = json.putArray("platforms");
        image.platforms().forEach(entry -> put(platforms.addObject(), entry));
        if (!image.indexes().isEmpty()) {
            image.indexes().forEach(json.putArray("indexes")::add);
        }
        if (!image.artifacts().isEmpty()) {
            var artifacts = json.putArray("artifacts");
            image.artifacts().forEach(artifact -> put(artifacts.addObject(), artifact));
        }
        put(json, image.attestations(), image.attached());
    }

    private static void put(ObjectNode json, ImageSummary.Entry entry) {
        json.put("platform", entry.platform());
        json.put("os", entry.os());
        json.put("architecture", entry.architecture());
        entry.variant().ifPresent(variant -> json.put("variant", variant));
        entry.osVersion().ifPresent(version -> json.put("osVersion", version));
        json.put("digest", entry.digest());
        json.put("size", entry.size());
        json.put("layers", entry.layers());
        entry.created().ifPresent(created -> json.put("created", created));
        entry.base().ifPresent(base -> json.put("base", base));
        entry.baseDigest().ifPresent(digest -> json.put("baseDigest", digest));
    }

    private static void put(ObjectNode json, Artifact artifact) {
        json.put("type", artifact.type());
        json.put("mediaType", artifact.mediaType());
        json.put("digest", artifact.digest());
        json.put("size", artifact.size());
        artifact.platform().ifPresent(platform -> json.put("platform", platform));
        artifact.of().ifPresent(subject -> json.put("of", subject));
    }

    private static void put(ObjectNode json, PlatformImage image) {
        var entry = json.putObject("platform");
        put(entry, image.entry());
        put(entry.putObject("annotations"), image.descriptor().annotations());
        image.others().forEach(json.putArray("others")::add);
        var layers = json.putArray("layers");
        image.layers().forEach(layer -> put(layers.addObject(), layer));
        var history = json.putArray("history");
        image.details().ifPresent(details -> details.history().forEach(line -> put(history.addObject(), line)));
        json.set("manifest", image.manifest().json());
        image.config().ifPresent(config -> json.set("config", config.json()));
        put(json, image.attestations(), image.attached());
    }

    private static void put(ObjectNode json, Descriptor layer) {
        json.put("digest", layer.digest().toString());
        json.put("mediaType", layer.mediaType().value());
        json.put("size", layer.size());
    }

    private static void put(ObjectNode json, ConfigDetails.Line line) {
        line.created().ifPresent(created -> json.put("created", created));
        line.createdBy().ifPresent(command -> json.put("createdBy", command));
        line.comment().ifPresent(comment -> json.put("comment", comment));
        line.layer().ifPresent(layer -> put(json.putObject("layer"), layer));
    }

    private static void put(ObjectNode json, Choice choice) {
        json.put("for", choice.machine().toString());
        choice.runs().stream().map(Platform::toString).forEach(json.putArray("runs")::add);
        choice.chosen().ifPresent(chosen -> put(json.putObject("chosen"), chosen));
        var candidates = json.putArray("candidates");
        choice.candidates().forEach(candidate -> put(candidates.addObject(), candidate));
        if (!choice.engines().isEmpty()) {
            var engines = json.putArray("engines");
            choice.engines().forEach(engine -> put(engines.addObject(), engine));
        }
        choice.remarks().forEach(json.putArray("remarks")::add);
    }

    private static void put(ObjectNode json, EngineChoice engine) {
        json.put("engine", engine.engine());
        engine.platform().ifPresent(platform -> json.put("platform", platform.toString()));
        engine.digest().ifPresent(digest -> json.put("digest", digest));
        json.put("reason", engine.reason());
    }

    private static void put(ObjectNode json, Choice.Candidate candidate) {
        candidate.platform().ifPresent(platform -> json.put("platform", platform.toString()));
        json.put("digest", candidate.digest());
        json.put("reason", candidate.reason());
    }

    private static void put(ObjectNode json, List<Attestation> attestations, Attached attached) {
        var statements = json.putArray("attestations");
        attestations.forEach(attestation -> put(statements.addObject(), attestation));
        attached.writeTo(json);
    }

    private static void put(ObjectNode json, Attestation attestation) {
        json.put("digest", attestation.digest());
        json.put("size", attestation.size());
        attestation.of().ifPresent(of -> json.put("of", of));
        attestation.platform().ifPresent(platform -> json.put("platform", platform));
        attestation.predicateTypes().forEach(json.putArray("predicateTypes")::add);
    }

    private static void put(ObjectNode json, Map<String, String> map) {
        map.forEach(json::put);
    }
}
