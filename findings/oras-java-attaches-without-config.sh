#!/usr/bin/env bash
# oras-java 0.7.0: what attachArtifact stores lacks its config, and no index can be copied out of an OCI layout.
#
# An artifact's manifest names the empty config, {}. pushArtifact stores it, attachArtifact does not: registries that look for the blobs of a manifest (docker-registry 2.8.2) answer 400, unless somebody has pushed those two bytes before.
# Asked for any index of a layout, it answers with index.json, which lists that index: a copy of it never ends. Both are seen in a layout, so that no registry is needed.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
cat >pom.xml <<'X'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version>
  <dependencies><dependency><groupId>land.oras</groupId><artifactId>oras-java-sdk</artifactId><version>0.7.0</version></dependency></dependencies>
</project>
X
mvn -q -B -Dmaven.repo.local="$work/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
echo content >file
cat >Attached.java <<'X'
import java.nio.file.*;
import java.util.*;
import land.oras.*;

public class Attached {
    static OCILayout layout(String name) {
        return OCILayout.Builder.builder().defaults(Path.of(name)).build();
    }

    public static void main(String[] args) {
        var from = layout("from");
        var file = LocalPath.of(Path.of("file"), "text/plain");
        var image = from.pushArtifact(LayoutRef.parse("from:image"), ArtifactType.from("application/vnd.example.image"), file).getDescriptor();
        from.pushIndex(LayoutRef.parse("from:all"), Index.fromManifests(List.of(image)));
        var config = Path.of("from/blobs/sha256", Config.empty().getDigest().substring(7));
        System.out.print("config of what is pushed: " + Files.exists(config));
        config.toFile().delete();
        from.attachArtifact(LayoutRef.parse("from@" + image.getDigest()), ArtifactType.from("application/vnd.example.signature"), file);
        System.out.print(", of what is attached: " + Files.exists(config));
        from.pushBlob(LayoutRef.parse("from@" + Config.empty().getDigest()), "{}".getBytes());
        try {
            CopyUtils.copy(from, LayoutRef.parse("from:all"), layout("to"), LayoutRef.parse("to:all"), CopyUtils.CopyOptions.shallow());
            System.out.println("; an index is copied");
        } catch (StackOverflowError e) {
            System.out.println("; an index is not copied: " + e);
        }
        System.exit(0);
    }
}
X
seen=$(java -cp 'lib/*' Attached.java 2>log) || { cat log; exit 1; }
expect 'in a layout' 'config of what is pushed: true, of what is attached: false; an index is not copied: java.lang.StackOverflowError' "$seen"
