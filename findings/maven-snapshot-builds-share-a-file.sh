#!/usr/bin/env bash
# Maven 3.8.7 and 3.9.11: two builds of one snapshot, which two modules ask for by their time stamps, are one and the same file on the class path.
#
# The local repository keeps lib-1.0-20260101.000001-1.jar and lib-1.0-20260101.000002-2.jar. But the file that the resolver hands to a module is a copy, lib-1.0-SNAPSHOT.jar ("snapshot normalization", on by default), and each
# resolution copies its own build over it. One module after the other that is right while a module is built; afterwards, and with -T at any time, the first module's class path leads to the second one's bytes.
# One would expect that a version that names its build is a file that stays. (-Daether.artifactResolver.snapshotNormalization=false keeps them apart.)
. "$(dirname "$(readlink -f "$0")")/lib.sh"
repo=$work/remote/com/example/lib/1.0-SNAPSHOT
mkdir -p "$repo" content
for build in 1 2; do
    version=1.0-20260101.00000$build-$build
    echo "build $build" >content/which.txt
    (cd content && jar --create --file "$repo/lib-$version.jar" which.txt)
    echo "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>lib</artifactId><version>1.0-SNAPSHOT</version></project>" >"$repo/lib-$version.pom"
done
module() {
    mkdir -p "app/$1"
    echo "<project xmlns='http://maven.apache.org/POM/4.0.0'><modelVersion>4.0.0</modelVersion><parent><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version></parent><artifactId>$1</artifactId>
      <dependencies><dependency><groupId>com.example</groupId><artifactId>lib</artifactId><version>$2</version></dependency></dependencies></project>" >"app/$1/pom.xml"
}
module one 1.0-20260101.000001-1
module two 1.0-20260101.000002-2
cat >app/pom.xml <<X
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version><packaging>pom</packaging>
  <modules><module>one</module><module>two</module></modules>
  <repositories><repository><id>there</id><url>file://$work/remote</url></repository></repositories>
</project>
X
for version in 3.8.7 3.9.11; do
    mvn=$(maven "$version")
    rm -rf "$work/repository/com/example"
    (cd app && $mvn org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=target/classpath) >log 2>&1 || { tail -5 log; exit 1; }
    one=$(cat app/one/target/classpath) two=$(cat app/two/target/classpath)
    expect "files of two builds on Maven $version, by name" "lib-1.0-SNAPSHOT.jar lib-1.0-SNAPSHOT.jar" "$(basename "$one") $(basename "$two")"
    expect "what module one, which asked for build 1, has in the end" "build 2" "$(jar --extract --file "$one" which.txt && cat which.txt)"
done
