package io.github.multiarch.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed. */
final class Trust {
    private Trust() {}

    /** What the Java runtime trusts, and the certificates of this file beside it. */
    static SSLContext verifying(Optional<Path> caFile) throws IOException {
        try {
            if (caFile.isEmpty()) {
                return SSLContext.getDefault();
            }
            var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int count = 0;
            for (var manager : trustManagers(null)) {
                if (manager instanceof X509TrustManager known) {
                    for (var certificate : known.getAcceptedIssuers()) {
                        anchors.setCertificateEntry("runtime-" + count++, certificate);
                    }
                }
            }
            addFile(anchors, caFile.get());
            var context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(anchors), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The Java runtime cannot set up TLS: " + e.getMessage(), e);
        }
    }

    private static void addFile(KeyStore anchors, Path file) throws IOException, GeneralSecurityException {
        int count = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.setCertificateEntry("file-" + count++, certificate);
            }
        } catch (CertificateException e) {
            throw unreadable(file, "it is not a file of PEM certificates", e);
        } catch (IOException e) {
            throw unreadable(file, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
        if (count == 0) {
            throw unreadable(file, "it holds no certificate", null);
        }
    }

    private static IOException unreadable(Path file, String why, @Nullable Exception cause) {
        return new IOException(
                "The certificates of <caFile> " + file + " cannot be read: " + CleanText.of(why)
                        + ". Name a file that begins with -----BEGIN CERTIFICATE-----",
                cause);
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore anchors) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }

    /** Believes everyone; for registries that the user named as insecure. */
    static SSLContext blind() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Blind()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The Java runtime cannot set up TLS: " + e.getMessage(), e);
        }
    }

    /** The extended form, since the runtime adds checks of its own to the plain one. */
    private static final class Blind extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
