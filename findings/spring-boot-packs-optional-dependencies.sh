#!/usr/bin/env bash
# spring-boot-maven-plugin: whether the jar holds optional dependencies differs between 3.5.16 (it does) and 4.1.2 (it does not), with one and the same pom.
#
# An <optional> dependency is one that those who depend on this project do not get; the project itself runs with it. So 3.5.16 packs it, as every packager does. 4.1.2 leaves it out unless <includeOptional> says otherwise: an
# application that needs it at run time starts with Boot 3 and not with Boot 4, and the build is green with both.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
mvn=$(maven 3.9.11)
for boot in 3.5.16 4.1.2; do
    mkdir -p "app-$boot/src/main/java/example"
    cat >"app-$boot/pom.xml" <<X
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version>
  <properties><maven.compiler.release>17</maven.compiler.release><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencies><dependency><groupId>org.jspecify</groupId><artifactId>jspecify</artifactId><version>1.0.0</version><optional>true</optional></dependency></dependencies>
  <build><plugins><plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId><version>$boot</version>
    <executions><execution><goals><goal>repackage</goal></goals></execution></executions></plugin></plugins></build>
</project>
X
    echo 'package example; public class Main { public static void main(String[] args) {} }' >"app-$boot/src/main/java/example/Main.java"
    (cd "app-$boot" && $mvn package) >log 2>&1 || { tail -5 log; exit 1; }
done
packed() { jar --list --file "app-$1/target/app-1.jar" | grep -c 'BOOT-INF/lib/jspecify' || true; }
expect 'optional jars that 3.5.16 packs' 1 "$(packed 3.5.16)"
expect 'optional jars that 4.1.2 packs' 0 "$(packed 4.1.2)"
