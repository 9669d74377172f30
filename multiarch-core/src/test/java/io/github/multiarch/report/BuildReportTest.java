package io.github.multiarch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.publish.BlobCounts;
import io.github.multiarch.publish.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildReportTest {
    @TempDir
    Path directory;

    @Test
    void itsJsonIsThis() throws Exception {
        assertEquals("""
                {
                  "image" : "registry.example.com/acme/orders:1.0",
                  "tags" : [
                    "1.0",
                    "latest"
                  ],
                  "platformTags" : true,
                  "format" : "oci",
                  "created" : "2024-03-04T05:06:07Z",
                  "index" : {
                    "mediaType" : "application/vnd.oci.image.index.v1+json",
                    "digest" : "sha256:088344bde497c5113df29ae61e9cae4ea0721c7d0ec686c8c5edea990ca9520c",
                    "size" : 504
                  },
                  "platforms" : [
                    {
                      "platform" : "linux/arm/v7",
                      "manifest" : {
                        "mediaType" : "application/vnd.oci.image.manifest.v1+json",
                        "digest" : "sha256:10ab5d4202b06051bafa1c12836935ee16b9c17477d1acb1bbd10c46715d845d",
                        "size" : 715
                      },
                      "config" : {
                        "mediaType" : "application/vnd.oci.image.config.v1+json",
                        "digest" : "sha256:dc06135efca02012e4d2dd1e0d6dd652affd76300224f70b66723b65234183ac",
                        "size" : 116
                      },
                      "base" : {
                        "reference" : "host:5000/jre:21",
                        "digest" : "sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
                        "remark" : "the base has no linux/arm/v7; its linux/arm/v6 is taken"
                      },
                      "jars" : {
                        "before" : 3000000,
                        "after" : 1200000
                      },
                      "layers" : [
                        {
                          "from" : "base",
                          "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                          "digest" : "sha256:462c6d6334902144e9da89202515545072f0ca7a1b1f75d62a69c343466e66b1",
                          "size" : 41300000
                        },
                        {
                          "from" : "application",
                          "name" : "dependencies",
                          "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                          "digest" : "sha256:2188dfc2d889b53230f6891977d505642d718b940aa3eec23985afb379141dcd",
                          "size" : 1500
                        },
                        {
                          "from" : "application",
                          "name" : "files of linux-arm-v7",
                          "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                          "digest" : "sha256:5b3975651c3cab92d044c096dc30a1c2d9525497457472de48c51ecb363d1f4a",
                          "size" : 999
                        }
                      ]
                    },
                    {
                      "platform" : "linux/s390x",
                      "manifest" : {
                        "mediaType" : "application/vnd.oci.image.manifest.v1+json",
                        "digest" : "sha256:93b62f852dd243bf6105e694fa257efb6de30404583dbc50e994fd98224a123a",
                        "size" : 556
                      },
                      "config" : {
                        "mediaType" : "application/vnd.oci.image.config.v1+json",
                        "digest" : "sha256:81fec8510edc906ecdffe0a5d36588e05346b17337e4a6a04141e5cc3cc88bc5",
                        "size" : 103
                      },
                      "base" : {
                        "reference" : "scratch"
                      },
                      "layers" : [
                        {
                          "from" : "application",
                          "name" : "dependencies",
                          "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                          "digest" : "sha256:2188dfc2d889b53230f6891977d505642d718b940aa3eec23985afb379141dcd",
                          "size" : 1500
                        },
                        {
                          "from" : "application",
                          "name" : "files of linux-s390x",
                          "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                          "digest" : "sha256:5b3975651c3cab92d044c096dc30a1c2d9525497457472de48c51ecb363d1f4a",
                          "size" : 999
                        }
                      ]
                    }
                  ]
                }""", written(Reports.make().report()));
    }

    private String written(BuildReport report) throws Exception {
        var output = new OutputDirectory(directory);
        output.write(report);
        return Files.readString(directory.resolve("report.json"));
    }

    @Test
    void aPublicationIsItsLastPart() throws Exception {
        var report = Reports.make().report();
        var publication = new Publication(
                ImageReference.parse("host:5000/app:1.0"),
                report.digest(),
                List.of("1.0", "latest"),
                List.of("1.0-armv7"),
                new BlobCounts(1, 2, 3, 4, 5, 6),
                List.of());
        var pushed = report.with(publication);
        var before = written(report);
        assertEquals(before.substring(0, before.length() - 2) + """
                        ,
                          "publication" : {
                            "image" : "host:5000/app:1.0",
                            "tags" : [
                              "1.0",
                              "latest"
                            ],
                            "platformTags" : [
                              "1.0-armv7"
                            ],
                            "present" : 1,
                            "mounted" : 2,
                            "copied" : 3,
                            "copiedBytes" : 4,
                            "uploaded" : 5,
                            "uploadedBytes" : 6
                          }
                        }""", written(pushed));
        assertEquals(pushed, new OutputDirectory(directory).read());
        var file = directory.resolve("report.json");
        Files.writeString(file, Files.readString(file).replace("\"uploaded\" : 5", "\"uploaded\" : 5000000000"));
        assertThrows(IOException.class, () -> new OutputDirectory(directory).read());
    }

    @Test
    void whatAPushNeedsIsReadBack() throws Exception {
        var made = Reports.make();
        written(made.report());
        var read = new OutputDirectory(directory).read();
        assertEquals(made.request().target(), read.target());
        assertEquals(made.index().descriptor(), read.indexDescriptor());
        assertEquals(made.index().digest(), read.digest());
        assertEquals(
                Map.of(
                        Reports.BASE_LAYER.digest(),
                        new BaseReference.InRegistry(ImageReference.parse("host:5000/jre:21"))),
                read.baseLayers());
    }

    @Test
    void basesInLayoutsAreReadBack() throws Exception {
        var bases = directory.resolve("with:colon/@shared/bases");
        var index = TestBases.write(OciLayout.create(bases), "1", "linux/amd64");
        for (var name : List.of("", ":1", "@" + index.digest())) {
            var given = TestParameters.in(directory, "linux/amd64");
            given.from = "oci:" + bases + name;
            given.entrypoint = List.of("INHERIT");
            FinishedBuild.of(given.request());
            var read = new OutputDirectory(given.outputDirectory).read();
            assertEquals(2, read.baseLayers().size());
            assertEquals(
                    Optional.of(new BaseReference.InLayout(
                            bases,
                            Optional.of(name).filter(n -> !n.isEmpty()).map(n -> n.substring(1)),
                            LayoutForm.DIRECTORY)),
                    read.baseLayers().values().stream().findFirst());
        }
    }

    @Test
    void layersTellWhereTheyComeFrom() throws Exception {
        var image = Reports.make().report().platforms().get(0);
        assertEquals(
                List.of(
                        "base Optional.empty",
                        "application Optional[dependencies]",
                        "application Optional[files of linux-arm-v7]"),
                image.layers().stream()
                        .map(layer -> layer.from() + " " + layer.name())
                        .toList());
        var digests = new TreeSet<Digest>();
        image.layers().forEach(layer -> digests.add(Digest.parse(layer.digest())));
        assertEquals(3, digests.size());
    }
}
