package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which executions have built in one run of Maven, and into which folders, so that none of them loses its result to another. For use by several threads at once. */
public final class BuildFolders {
    private final Map<Path, Build> builds = new TreeMap<>();

    /**
     * A build.
     *
     * @param owner who makes the image
     * @param target for which names
     * @param folder where its result is
     */
    public record Build(ImageOwner owner, Target target, Path folder) {
        private boolean isOfSameImageAs(Build other) {
            return owner.equals(other.owner) && target.image().equals(other.target.image());
        }
    }

    /** Nothing was built. */
    public BuildFolders() {}

    /**
     * Notes a build that is about to begin.
     *
     * @param build the same one may come again
     * @throws InvalidRequestException when another one has its result there
     */
    public synchronized void begin(Build build) throws InvalidRequestException {
        var key = build.folder().toAbsolutePath().normalize();
        var other = builds.get(key);
        if (other != null && !other.isOfSameImageAs(build)) {
            var problems = new Problems();
            problems.add(
                    "outputDirectory",
                    key + " has the image " + other.target().image() + ", which " + other.owner()
                            + " built in this run, and " + build.owner() + " would replace it by "
                            + build.target().image() + ". Give each an <outputDirectory> of its own");
            problems.throwIfAny();
        }
        builds.put(key, build);
    }

    /**
     * What a module has built in this run.
     *
     * @param module its {@code groupId:artifactId}
     * @return in the order of their folders
     */
    public synchronized List<Build> of(String module) {
        var found = new ArrayList<>(builds.values());
        found.removeIf(build -> !build.owner().module().equals(module));
        return List.copyOf(found);
    }
}
