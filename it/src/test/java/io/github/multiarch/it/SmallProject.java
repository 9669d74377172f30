package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Three platforms, a file for all of them and one for each, and nothing to compile: its goals are called by their names, so that a run of Maven takes about two
 * seconds.
 *
 * @param project a copy of {@code it/projects/small}
 */
record SmallProject(Project project) {
    static final int PLATFORMS = 3;
    static final String BUILD = Maven.goal("build");
    static final String PUSH = Maven.goal("push");

    private static final String[] NAMES = {"linux/amd64", "linux/arm64", "linux/arm/v7"};

    static SmallProject copy(Path into) throws IOException {
        return new SmallProject(Project.copy("small", into));
    }

    /** Pushes the base that it is built on to a registry, as {@code base:1}. */
    static void pushBase(DebianRegistry registry, Path temp) throws IOException, InterruptedException {
        var base = SyntheticBase.index(temp.resolve("base"), NAMES);
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
    }

    /** Gives it other files, of which one has this many bytes that cannot be packed smaller. */
    void change(Random random, int bytes) throws IOException {
        write("all/opt/data", random, bytes);
        for (var name : NAMES) {
            write(name.replace('/', '-') + "/opt/platform", random, 64);
        }
    }

    private void write(String name, Random random, int bytes) throws IOException {
        var content = new byte[bytes];
        random.nextBytes(content);
        var file = project.directory().resolve("src/main/multiarch").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Maven there, for the tags {@code 1.0} and {@code latest} of this name; the image may have been built for another one. */
    Maven maven(String registry, String repository) throws IOException {
        return project.maven()
                .with("-Dregistry=" + registry, "-Drepository=" + repository)
                .with("-Dmultiarch.image=" + registry + "/" + repository);
    }

    Path output() {
        return project.output();
    }

    String digest() throws IOException {
        return project.digest();
    }
}
