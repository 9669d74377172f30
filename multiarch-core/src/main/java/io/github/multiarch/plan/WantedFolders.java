package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.FileAccess;
import io.github.multiarch.config.Owner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folders that one platform's image is to have, by their paths without a slash at the end.
 *
 * @param said in so many words: they are as the user says, whatever the base has
 * @param implied a working directory and volumes, which belong to the user that containers run as; a base's own stay as they are
 * @param imageUser whom containers run as; root where that is a name
 */
public record WantedFolders(
        SortedMap<String, FileAccess> said, SortedMap<String, FileAccess> implied, Owner.Numbers imageUser) {
    /** Takes copies. */
    public WantedFolders {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
        implied = Collections.unmodifiableSortedMap(new TreeMap<>(implied));
    }

    /**
     * Those of an image.
     *
     * @param request what the user wants
     * @param base what the image starts from
     * @return all that can be told without the base's layers
     */
    public static WantedFolders of(BuildRequest request, Base base) {
        var user = user(request, base);
        var numbers = user.orElse(Owner.Numbers.ROOT);
        var said = new TreeMap<String, FileAccess>();
        request.access().folders().forEach(folder -> said.put(folder.path(), folder.access(numbers)));
        var implied = new TreeMap<String, FileAccess>();
        // Engines make what is missing for root by themselves.
        if (numbers.user() != 0) {
            for (var path : ofContainer(request, base)) {
                if (!said.containsKey(path)) {
                    implied.put(path, FileAccess.FOLDER.withOwner(numbers));
                }
            }
        }
        return new WantedFolders(said, implied, numbers);
    }

    /** Whom containers run as; empty when it is a name. */
    static Optional<Owner.Numbers> user(BuildRequest request, Base base) {
        return Owner.ofImage(request.container().user().or(() -> base.config().user()));
    }

    /** The user's own working directory and volumes, as far as the base does not name them, and every distribution has no such folder. */
    static List<String> ofContainer(BuildRequest request, Base base) {
        var container = request.container();
        var paths = new ArrayList<>(container.volumes());
        container.workingDirectory().ifPresent(paths::add);
        paths.removeIf(path -> path.equals("/")
                || path.equals(container.appRoot())
                || UsualFolders.knows(path)
                || base.config().folders().contains(path));
        return paths;
    }
}
