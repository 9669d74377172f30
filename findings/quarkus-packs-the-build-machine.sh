#!/usr/bin/env bash
# Quarkus 3.33.2: a fast-jar with quarkus-rest has native code for the machine that built it, and for no other.
#
# quarkus-vertx-http brings brotli4j by profiles in poms that ask for the system of the build: the application's lib/main gets native-linux-x86_64 on an amd64 machine, native-linux-aarch64 on an arm64 one. The jar is taken for portable Java,
# and nothing says otherwise; on another machine the compression falls away at run time. Who builds one application for several platforms on one machine has to name the artifacts of the others.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
mkdir -p app/src/main/java/example
cat >app/pom.xml <<'X'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version>
  <properties><maven.compiler.release>17</maven.compiler.release><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencyManagement><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-bom</artifactId><version>3.33.2</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
  <dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies>
  <build><plugins><plugin><groupId>io.quarkus</groupId><artifactId>quarkus-maven-plugin</artifactId><version>3.33.2</version>
    <executions><execution><goals><goal>build</goal></goals></execution></executions></plugin></plugins></build>
</project>
X
echo 'package example; import jakarta.ws.rs.*; @Path("/") public class Hello { @GET public String hello() { return "hello"; } }' >app/src/main/java/example/Hello.java
mvn=$(maven 3.9.11)
(cd app && $mvn package) >log 2>&1 || { tail -5 log; exit 1; }
case $(uname -m) in x86_64) here=linux-x86_64 ;; aarch64) here=linux-aarch64 ;; *) echo "no brotli4j for $(uname -m)"; exit 1 ;; esac
expect 'libraries of brotli4j in lib/main' "native-$here" "$(ls app/target/quarkus-app/lib/main | sed -n 's/^com\.aayushatharva\.brotli4j\.\(native-.*\)-[0-9.]*\.jar$/\1/p' | tr '\n' ' ' | sed 's/ $//')"
