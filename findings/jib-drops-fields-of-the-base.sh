#!/usr/bin/env bash
# jib-maven-plugin 3.5.2: an image that jib makes lacks what its base's config says with StopSignal, author and other fields that jib has no name for.
#
# A base says how its containers are to be stopped (StopSignal), as those of nginx, PostgreSQL and Jetty do. jib writes a config anew from the fields it knows (Env, Entrypoint, Cmd, ExposedPorts, Healthcheck, Labels, User, Volumes, WorkingDir),
# so `docker stop` sends SIGTERM to an image whose base asked for SIGINT. One would expect whatever the base has to stay unless it is changed.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
mkdir -p base app/src/main/java/example
python3 - <<'X'
import hashlib, json, tarfile, io, gzip
def tar(path, files):
    with tarfile.open(path, 'w') as out:
        for name, data in files:
            entry = tarfile.TarInfo(name); entry.size = len(data); out.addfile(entry, io.BytesIO(data))
tar('base/layer.tar', [('hello', b'hello\n')])
layer = open('base/layer.tar', 'rb').read()
config = {'architecture': 'amd64', 'os': 'linux', 'author': 'somebody',
          'config': {'StopSignal': 'SIGINT', 'User': '1000', 'Env': ['PATH=/bin'], 'Shell': ['/bin/bash', '-c']},
          'rootfs': {'type': 'layers', 'diff_ids': ['sha256:' + hashlib.sha256(layer).hexdigest()]},
          'history': [{'created_by': 'hello'}]}
tar('base.tar', [('config.json', json.dumps(config).encode()), ('layer.tar', layer),
                 ('manifest.json', json.dumps([{'Config': 'config.json', 'RepoTags': ['base:1'], 'Layers': ['layer.tar']}]).encode())])
X
echo 'package example; public class Main { public static void main(String[] args) {} }' >app/src/main/java/example/Main.java
cat >app/pom.xml <<X
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version>
  <properties><maven.compiler.release>17</maven.compiler.release><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <build><plugins><plugin><groupId>com.google.cloud.tools</groupId><artifactId>jib-maven-plugin</artifactId><version>3.5.2</version>
    <configuration><from><image>tar://$work/base.tar</image></from><to><image>app</image></to></configuration></plugin></plugins></build>
</project>
X
mvn=$(maven 3.9.11)
(cd app && $mvn compile jib:buildTar) >log 2>&1 || { tail -5 log; exit 1; }
mkdir image && tar -xf app/target/jib-image.tar -C image
seen=$(python3 - <<'X'
import json
config = json.load(open('image/config.json'))
print(' '.join(f'{name}={value}' for name, value in [('User', config['config'].get('User')), ('StopSignal', config['config'].get('StopSignal')), ('Shell', config['config'].get('Shell')), ('author', config.get('author'))]))
X
)
expect 'of User=1000 StopSignal=SIGINT Shell=[…] author=somebody in the base' 'User=1000 StopSignal=None Shell=None author=None' "$seen"
