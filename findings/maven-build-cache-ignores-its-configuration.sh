#!/usr/bin/env bash
# maven-build-cache-extension 1.3.0 on Maven 3.9.11: what its own configuration says is no part of a project's key.
#
# A project is built with one .mvn/maven-build-cache-config.xml, and again with another one, in which a plugin's parameter has become one that must be the same (<reconcile>) or a goal one that must always run. The entry
# of before still fits. So whoever corrects a configuration that was wrong keeps the entries that the wrong one made: they have to be thrown away by hand, on every machine and in a shared cache.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
mvn=$(maven 3.9.11)
cached_project app
configure() { printf '<cache xmlns="http://maven.apache.org/BUILD-CACHE-CONFIG/1.2.0"><configuration><enabled>true</enabled></configuration>%s</cache>' "$1" >app/.mvn/maven-build-cache-config.xml; }
package() { (cd app && $mvn package -Dmaven.build.cache.location="$work/cache") >"$1.log" 2>&1 || { tail -5 "$1.log"; exit 1; }; grep -o 'checksum \[[0-9a-f]*\]' "$1.log" | tail -1; }
configure ''
before=$(package before)
configure '<input><global><glob>{*.none}</glob></global></input><executionControl><reconcile><plugins><plugin artifactId="maven-jar-plugin" goal="jar"><reconciles><reconcile propertyName="forceCreation"/></reconciles></plugin></plugins></reconcile></executionControl>'
after=$(package after)
[ -n "$before" ]
expect 'the key with another configuration' "$before" "$after"
