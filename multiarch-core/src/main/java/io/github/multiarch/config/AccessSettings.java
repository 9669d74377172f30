package io.github.multiarch.config;

import java.util.List;

/**
 * What is said of owners and modes in the images.
 *
 * @param folders which images have, whether something lies in them or not
 * @param rules for what a build places; where several hold for a path, the later count more
 */
public record AccessSettings(List<MadeFolder> folders, List<AccessRule> rules) {
    /** Takes copies. */
    public AccessSettings {
        folders = List.copyOf(folders);
        rules = List.copyOf(rules);
    }

    /**
     * Whether the number of the user that containers run as is needed.
     *
     * @return true when something belongs to it
     */
    public boolean needsImageUser() {
        return folders.stream().anyMatch(folder -> folder.owner().orElse(Owner.IMAGE_USER) instanceof Owner.ImageUser)
                || rules.stream()
                        .anyMatch(rule -> rule.owner()
                                .filter(Owner.ImageUser.class::isInstance)
                                .isPresent());
    }
}
