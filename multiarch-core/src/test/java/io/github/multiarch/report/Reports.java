package io.github.multiarch.report;

import io.github.multiarch.build.BuiltImage;
import io.github.multiarch.build.Layer;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.index.IndexAssembler;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.plan.Base;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.plan.ImageJars;
import io.github.multiarch.plan.PlannedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a build of two platforms leaves, without a build: on a base in a registry, and on scratch. */
record Reports(BuildRequest request, BuildPlan plan, List<BuiltImage> images, Document index) {
    static final Descriptor BASE_LAYER = descriptor("a layer of the base", 41_300_000);

    static Reports make() throws Exception {
        var given = TestParameters.in(Path.of("project"))
                .platform("linux/arm/v7", "host:5000/jre:21")
                .platform("linux/s390x", "scratch");
        given.tags = List.of("latest");
        given.platformTags = true;
        var request = given.request();
        var planned = new ArrayList<PlannedImage>();
        planned.add(new PlannedImage(
                request.platforms().get(0),
                new Base(
                        request.platforms().get(0).from(),
                        Optional.of(Digest.of(new byte[] {1})),
                        List.of(BASE_LAYER),
                        ImageConfig.empty(request.platforms().get(0).platform()),
                        Optional.of("the base has no linux/arm/v7; its linux/arm/v6 is taken")),
                new ImageJars(
                        List.of(),
                        Optional.of(new ImageJars.Sizes(3_000_000, 1_200_000)),
                        List.of("org.acme:codec:1 stays as it is")),
                List.of(),
                "/app",
                Optional.empty()));
        planned.add(new PlannedImage(
                request.platforms().get(1),
                new Base(
                        request.platforms().get(1).from(),
                        Optional.empty(),
                        List.of(),
                        ImageConfig.empty(request.platforms().get(1).platform()),
                        Optional.empty()),
                ImageJars.whole(List.of()),
                List.of(),
                "/app",
                Optional.empty()));
        var images = planned.stream().map(Reports::image).toList();
        return new Reports(
                request,
                new BuildPlan(request, planned, List.of(), List.of(), Optional.of("com.example.Main")),
                images,
                IndexAssembler.assemble(images, request));
    }

    BuildReport report() {
        return BuildReport.of(request, images, index);
    }

    private static BuiltImage image(PlannedImage planned) {
        PlatformRequest request = planned.request();
        var layers = List.of(
                new Layer("dependencies", descriptor("dependencies", 1_500), Digest.of(new byte[] {2})),
                new Layer("files of " + request.platform().slug(), descriptor("own", 999), Digest.of(new byte[] {3})));
        var descriptors = new ArrayList<>(planned.base().layers());
        layers.forEach(layer -> descriptors.add(layer.descriptor()));
        var config = ImageConfig.empty(request.platform()).toDocument(ImageFormat.OCI);
        var manifest =
                new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), descriptors, new TreeMap<>()).toDocument();
        return new BuiltImage(planned, manifest, config, layers);
    }

    private static Descriptor descriptor(String content, long size) {
        return new Descriptor(
                new MediaType("application/vnd.oci.image.layer.v1.tar+gzip"),
                Digest.of(content.getBytes(StandardCharsets.UTF_8)),
                size);
    }
}
