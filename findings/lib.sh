# What the scripts of this folder share. Each is started by itself, needs JDK 17 and a Maven on the path, and leaves nothing behind: programs and the local repository lie in a temporary folder.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# fetch GROUP:ARTIFACT:VERSION:TYPE[:CLASSIFIER]: one file of the Maven repository that the machine's settings name, into $work
fetch() { mvn -q -B -Dmaven.repo.local="$work/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" -DoutputDirectory="$work"; }

# maven VERSION: that Maven, unpacked; prints the path of its program
maven() {
    fetch "org.apache.maven:apache-maven:$1:tar.gz:bin" >&2
    tar -xzf "apache-maven-$1-bin.tar.gz"
    echo "$work/apache-maven-$1/bin/mvn -B -Dmaven.repo.local=$work/repository"
}

# expect WHAT EXPECTED SEEN: says what was seen; ends with 1 where that is something else
expect() {
    if [ "$2" = "$3" ]; then echo "as before: $1: $3"; else echo "CHANGED: $1: now '$3', before '$2'"; exit 1; fi
}

# cached_project FOLDER: a project whose builds go through the maven-build-cache-extension
cached_project() {
    mkdir -p "$1/.mvn"
    cat >"$1/.mvn/extensions.xml" <<'X'
<extensions><extension><groupId>org.apache.maven.extensions</groupId><artifactId>maven-build-cache-extension</artifactId><version>1.3.0</version></extension></extensions>
X
    cat >"$1/pom.xml" <<'X'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <build><pluginManagement><plugins><plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version></plugin></plugins></pluginManagement></build>
</project>
X
}
