package io.github.multiarch.migrate;

import java.util.List;

/**
 * One image as it is configured here.
 *
 * @param id of its execution, where there are several images
 * @param bindings when its goals run
 * @param remarks about when and how they run
 * @param configuration parameters, with remarks between them
 */
public record ImageBlock(String id, List<Binding> bindings, List<Remark> remarks, List<Node> configuration) {
    /** Takes copies. */
    public ImageBlock {
        bindings = List.copyOf(bindings);
        remarks = List.copyOf(remarks);
        configuration = List.copyOf(configuration);
    }

    /** The same, with all goals in one execution, as it must be where several images each have their own. */
    ImageBlock together() {
        var goals = bindings.stream()
                .flatMap(binding -> binding.goals().stream())
                .distinct()
                .toList();
        var phases = bindings.stream().map(Binding::phase).distinct().toList();
        return new ImageBlock(
                id,
                List.of(new Binding(phases.size() == 1 ? phases.get(0) : java.util.Optional.empty(), goals)),
                remarks,
                configuration);
    }
}
