package io.github.multiarch.registry;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.Timeout;

/**
 * Notices that a registry answers before it has all of a body: that it is too large, say, or not allowed. Without, the answer would be lost, and all that is known
 * were a broken connection.
 */
final class EarlyAnswer implements ResponseOutOfOrderStrategy {
    static final EarlyAnswer STRATEGY = new EarlyAnswer();

    private static final long PLAIN_STEP_BYTES = 64 * 1024;
    /** Larger, since a look through TLS costs a millisecond. */
    private static final long TLS_STEP_BYTES = 1024 * 1024;

    private EarlyAnswer() {}

    @Override
    public boolean isEarlyResponseDetected(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream in, long sent, long next)
            throws IOException {
        if (connection.getSSLSession() != null) {
            return startsStep(sent, next, TLS_STEP_BYTES) && connection.isDataAvailable(Timeout.ONE_MILLISECOND);
        }
        return startsStep(sent, next, PLAIN_STEP_BYTES) && in.available() > 0;
    }

    private static boolean startsStep(long sent, long next, long step) {
        return sent / step < (sent + next) / step;
    }
}
