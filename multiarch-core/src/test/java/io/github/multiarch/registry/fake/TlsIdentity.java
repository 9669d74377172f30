package io.github.multiarch.registry.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and a certificate that only its own file makes trusted, made with the JDK's keytool.
 *
 * @param context for a server
 * @param certificate the PEM file to trust
 */
public record TlsIdentity(SSLContext context, Path certificate) {
    private static final String PASSWORD = "changeit";

    /**
     * Makes a new one.
     *
     * @param folder for its files
     * @param names its alternative names, such as {@code ip:127.0.0.1}
     * @return valid for a day
     * @throws IOException when keytool does not work
     */
    public static TlsIdentity create(Path folder, String names) throws IOException {
        var store = folder.resolve("key.p12");
        var certificate = folder.resolve("certificate.pem");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=fake", "-ext", "SAN=" + names, "-validity", "1");
        keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
        try (var in = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return new TlsIdentity(context, certificate);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "fake", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(store.resolveSibling("keytool.log").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + Files.readString(store.resolveSibling("keytool.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
