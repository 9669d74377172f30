#!/usr/bin/env bash
# maven-build-cache-extension 1.3.0 on Maven 3.9.11: a hit skips deploy:deploy, too.
#
# With the extension's defaults, the second `mvn deploy` of an unchanged project restores the jar from the cache, and skips every goal of the life cycle that ran when the entry was made. That
# includes maven-deploy-plugin's: the build succeeds, and nothing goes to the repository, even to another one that has never had the artifact. One would expect a cache to restore what a build makes,
# and never to skip what it does elsewhere. What one can do: <runAlways> for the goals, in .mvn/maven-build-cache-config.xml.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
mvn=$(maven 3.9.11)
cached_project app
deploy() { (cd app && $mvn deploy -Dmaven.build.cache.location="$work/cache" -DaltDeploymentRepository="there::file://$work/$1") >"$1.log" 2>&1 || { tail -5 "$1.log"; exit 1; }; }
count() { find "$1" -name 'app-1.jar' 2>/dev/null | wc -l; }
deploy first
deploy second
expect 'jars deployed by the first run' 1 "$(count first)"
expect 'jars deployed by the second run, which succeeds' 0 "$(count second)"
grep -m1 'Skipping plugin execution (cached): deploy:deploy' second.log
