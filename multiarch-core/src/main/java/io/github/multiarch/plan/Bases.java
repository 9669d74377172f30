package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Reads the bases of all platforms side by side: first what each offers, once for all platforms that share it, then what each platform takes of it. */
final class Bases {
    private final ContentSources sources;
    private final int parallelism;

    /**
     * Nothing is read yet.
     *
     * @param parallelism how many documents are read at once
     */
    Bases(ContentSources sources, int parallelism) {
        this.sources = sources;
        this.parallelism = parallelism;
    }

    /**
     * What became of one platform's base.
     *
     * @param base empty when there are problems, or others were told of the same base before
     * @param problems that this platform is the first to have
     */
    record Resolved(Optional<Base> base, List<Problem> problems) {}

    private record Offered(Optional<BaseCatalog> catalog, List<Problem> problems) {}

    /** In the order of the platforms. */
    List<Resolved> resolve(List<PlatformRequest> platforms) throws IOException {
        var offers = offers(platforms);
        var tasks = platforms.stream()
                .map(platform -> (Callable<Resolved>) () -> resolve(platform, offers))
                .toList();
        var told = new HashSet<String>();
        var all = new ArrayList<Resolved>();
        for (var resolved : Workers.run(parallelism, tasks)) {
            var name = platforms.get(all.size()).from().toString();
            var problems = new ArrayList<Problem>();
            var offered = offers.get(name);
            if (offered != null && told.add(name)) {
                problems.addAll(offered.problems());
            }
            problems.addAll(resolved.problems());
            all.add(new Resolved(resolved.base(), problems));
        }
        return all;
    }

    private Map<String, Offered> offers(List<PlatformRequest> platforms) throws IOException {
        var references = new LinkedHashMap<String, BaseReference>();
        platforms.forEach(platform -> references.put(platform.from().toString(), platform.from()));
        references.values().removeIf(reference -> reference instanceof BaseReference.Scratch);
        var tasks = references.values().stream()
                .map(reference -> (Callable<Offered>) () -> offered(reference))
                .toList();
        var offers = new HashMap<String, Offered>();
        var names = references.keySet().iterator();
        Workers.run(parallelism, tasks).forEach(offered -> offers.put(names.next(), offered));
        return offers;
    }

    private Offered offered(BaseReference reference) {
        var problems = new Problems();
        return new Offered(new BaseResolver(sources, problems).catalog(reference), problems.found());
    }

    private Resolved resolve(PlatformRequest platform, Map<String, Offered> offers) {
        var reference = platform.from();
        if (reference instanceof BaseReference.Scratch) {
            var nothing = ImageConfig.empty(platform.platform());
            return new Resolved(
                    Optional.of(new Base(reference, Optional.empty(), List.of(), nothing, Optional.empty())),
                    List.of());
        }
        var problems = new Problems();
        var base = Optional.ofNullable(offers.get(reference.toString()))
                .flatMap(Offered::catalog)
                .flatMap(offered -> new BaseResolver(sources, problems).choose(platform, offered));
        return new Resolved(base, problems.found());
    }
}
