package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority of one's own, and a server's certificate from it.
 *
 * @param authority the authority's certificate, what clients are told to trust
 * @param certificate the server's, for 127.0.0.1 and localhost
 * @param key the server's
 */
record Certificates(Path authority, Path certificate, Path key) {
    static Certificates make(Path directory) throws IOException, InterruptedException {
        Tools.require("openssl");
        Files.createDirectories(directory);
        var authority = directory.resolve("ca.crt");
        var authorityKey = directory.resolve("ca.key");
        var certificate = directory.resolve("server.crt");
        var key = directory.resolve("server.key");
        request(authority, authorityKey, "/CN=multiarch test authority", List.of());
        request(
                certificate,
                key,
                "/CN=localhost",
                List.of(
                        "-CA",
                        authority.toString(),
                        "-CAkey",
                        authorityKey.toString(),
                        "-addext",
                        "subjectAltName=IP:127.0.0.1,DNS:localhost",
                        "-addext",
                        "basicConstraints=critical,CA:FALSE"));
        return new Certificates(authority, certificate, key);
    }

    private static void request(Path certificate, Path key, String subject, List<String> more)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("openssl", "req", "-x509", "-days", "2", "-nodes", "-subj", subject));
        words.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
        words.addAll(List.of("-out", certificate.toString(), "-keyout", key.toString()));
        words.addAll(more);
        Command.of(words).succeed();
    }
}
