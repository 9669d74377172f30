package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a build does, decided.
 *
 * @param request what the user wants
 * @param images one for each platform, in the order of the index
 * @param notes what was decided, for people
 * @param remarks what the user should know, and what is in nobody's way
 * @param mainClass what the JVM starts; empty when it is not the JVM that is started
 */
public record BuildPlan(
        BuildRequest request,
        List<PlannedImage> images,
        List<String> notes,
        List<String> remarks,
        Optional<String> mainClass) {
    /** Takes copies. */
    public BuildPlan {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
    }
}
