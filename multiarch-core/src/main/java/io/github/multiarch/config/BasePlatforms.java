package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Platforms of a build that only its base tells: what {@code all}, {@code base} and patterns stand for. */
public final class BasePlatforms {
    private final BaseReference base;
    private final PlatformSelection selection;
    private final Map<Platform, PlatformRequest> known;
    private final PlatformParameters parts;
    private final PlatformReading reading;
    private final int place;

    /**
     * Nothing is asked.
     *
     * @param base has the platforms
     * @param selection which of them
     * @param known what the pom says of platforms; of those with a base of their own, whether or not this one has them, too
     * @param parts what holds for each of the others
     * @param reading of what is said
     * @param place among the platforms that are named, from 0
     */
    BasePlatforms(
            BaseReference base,
            PlatformSelection selection,
            Map<Platform, PlatformRequest> known,
            PlatformParameters parts,
            PlatformReading reading,
            int place) {
        this.base = base;
        this.selection = selection;
        this.known = new LinkedHashMap<>(known);
        this.parts = parts;
        this.reading = reading;
        this.place = place;
    }

    /** Whose platforms they are: not scratch. */
    public BaseReference base() {
        return base;
    }

    /** Which of them. */
    public PlatformSelection selection() {
        return selection;
    }

    /**
     * All platforms of the build, now that the base's are known.
     *
     * @param named those that are named
     * @param offered what the base has for the patterns, in its order; those among them that are named keep their place
     * @param problems is told when files of a platform are not as they should be
     * @return each once, in the order of the index
     */
    public List<PlatformRequest> with(List<PlatformRequest> named, List<Platform> offered, Problems problems) {
        var found = new LinkedHashMap<Platform, PlatformRequest>();
        for (var platform : offered) {
            var own = known.get(platform);
            found.put(platform, own != null ? own : reading.read(platform, base, parts, problems));
        }
        known.forEach((platform, request) -> {
            boolean isElsewhere = !request.from().toString().equals(base.toString());
            if (isElsewhere && selection.isIncluded(platform) && !selection.isExcluded(platform)) {
                found.putIfAbsent(platform, request);
            }
        });
        named.forEach(request -> found.remove(request.platform()));
        var all = new ArrayList<>(named);
        all.addAll(place, found.values());
        return all;
    }
}
