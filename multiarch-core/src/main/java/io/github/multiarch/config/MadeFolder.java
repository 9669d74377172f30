package io.github.multiarch.config;

import java.util.Optional;

/**
 * A folder that images are to have.
 *
 * @param path absolute, without a slash at its end
 * @param mode of the folder
 * @param owner the user that containers run as, when absent
 */
public record MadeFolder(String path, int mode, Optional<Owner> owner) {
    /**
     * What it gets.
     *
     * @param imageUser whom containers run as
     * @return mode and numbers
     */
    public FileAccess access(Owner.Numbers imageUser) {
        var whose = owner.orElse(Owner.IMAGE_USER) instanceof Owner.Numbers numbers ? numbers : imageUser;
        return new FileAccess(mode, whose.user(), whose.group());
    }
}
