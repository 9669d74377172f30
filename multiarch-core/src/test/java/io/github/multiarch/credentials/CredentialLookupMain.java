package io.github.multiarch.credentials;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Looks up credentials as a build does, with the helpers on this process's {@code PATH}, and prints all that there is to know: one line for each pair of arguments. */
final class CredentialLookupMain {
    private CredentialLookupMain() {}

    /**
     * Looks up.
     *
     * @param args a home folder and a registry, and so on
     */
    public static void main(String[] args) throws IOException {
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            for (int i = 0; i < args.length; i += 2) {
                var registry = args[i + 1];
                var line = new StringBuilder();
                var sources = LoginFiles.sources(
                        Map.of(),
                        Path.of(args[i]),
                        warning -> line.append("warning: ").append(warning).append(" | "));
                var chain = new CredentialChain(sources);
                chain.credentialsFor(registry)
                        .ifPresent(found -> line.append(found.username())
                                .append(':')
                                .append(found.password())
                                .append(" | "));
                out.println(line + chain.describe(registry));
            }
        }
    }
}
