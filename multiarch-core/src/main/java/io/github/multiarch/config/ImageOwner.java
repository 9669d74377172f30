package io.github.multiarch.config;

/**
 * Who makes an image: an execution of a module.
 *
 * @param module its {@code groupId:artifactId}
 * @param execution its id; empty for the one that the module has without saying so
 */
public record ImageOwner(String module, String execution) {
    /** For people. */
    @Override
    public String toString() {
        return module + (execution.isEmpty() ? "" : " (execution " + execution + ")");
    }
}
