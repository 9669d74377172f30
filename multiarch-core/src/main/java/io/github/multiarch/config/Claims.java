package io.github.multiarch.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who publishes under which name in one run of Maven, so that no image takes the place of another. For use by several threads at once. */
public final class Claims {
    private final Map<String, Claim> owners = new TreeMap<>();

    /** Nobody has claimed anything. */
    public Claims() {}

    /**
     * Notes whose these names are.
     *
     * @param claim of an image that is about to be built or published; the same one may come again
     * @throws InvalidRequestException when a name is another image's; none of them counts as claimed then
     */
    public synchronized void add(Claim claim) throws InvalidRequestException {
        var taken = new LinkedHashMap<String, Claim>();
        for (var name : claim.names()) {
            var owner = owners.get(name);
            if (owner != null && !owner.owner().equals(claim.owner())) {
                taken.put(name, owner);
            }
        }
        var problems = new Problems();
        taken.forEach((name, owner) -> problems.add(
                "image",
                owner.owner() + " and " + claim.owner() + " both publish " + name
                        + ", where one image would replace the"
                        + " other. Give each a name of its own, such as <image>…/${project.artifactId}</image>"));
        problems.throwIfAny();
        claim.names().forEach(name -> owners.put(name, claim));
    }

    /**
     * Holds claims against each other.
     *
     * @param claims of all images of a run
     * @throws InvalidRequestException with each name that several of them have
     */
    public static void check(List<Claim> claims) throws InvalidRequestException {
        var all = new Claims();
        var problems = new Problems();
        for (var claim : claims) {
            try {
                all.add(claim);
            } catch (InvalidRequestException e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfAny();
    }
}
