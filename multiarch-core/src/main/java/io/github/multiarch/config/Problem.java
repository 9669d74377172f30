package io.github.multiarch.config;

/**
 * One thing that keeps a build from starting.
 *
 * @param subject what is at fault: a parameter, a platform, a file
 * @param message what is wrong with it and what to do
 */
public record Problem(String subject, String message) {
    @Override
    public String toString() {
        return subject + ": " + message;
    }
}
