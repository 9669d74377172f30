package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A greeting that TLS servers understand. */
class TlsGreetingTest {
    /** The runtime's own server reads it to the end, and only misses a certificate to answer with. */
    @ParameterizedTest
    @ValueSource(strings = {"registry.example.com", "localhost", "127.0.0.1", "[::1]"})
    void isUnderstood(String host) throws NoSuchAlgorithmException {
        var engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(false);
        var none = ByteBuffer.allocate(64 * 1024);
        var failure = assertThrows(SSLHandshakeException.class, () -> {
            engine.unwrap(ByteBuffer.wrap(TlsGreeting.to(host)), none);
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
            }
            engine.wrap(ByteBuffer.allocate(0), none);
        });
        assertTrue(failure.getMessage().contains("no cipher suites in common"), failure.getMessage());
    }

    @Test
    void tellsANameAndNoAddress() {
        assertTrue(text("registry.example.com").contains("registry.example.com"));
        assertEquals(text("localhost"), text("10.0.0.1"));
        assertEquals(text("localhost"), text("[fe80::1]"));
    }

    private static String text(String host) {
        return new String(TlsGreeting.to(host), StandardCharsets.ISO_8859_1);
    }
}
