package io.github.multiarch.registry.fake;

import java.util.ArrayList;
import java.util.List;

/** What arrived, and how much of it at once. */
final class Traffic {
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<RecordedRequest> givenUp = new ArrayList<>();
    private int underWay;
    private int mostAtOnce;

    /** A request from the arrival of its head until the last byte of its answer is about to be sent. */
    final class UnderWay implements AutoCloseable {
        private boolean over;

        @Override
        public void close() {
            synchronized (Traffic.this) {
                if (!over) {
                    over = true;
                    underWay--;
                }
            }
        }
    }

    synchronized UnderWay begin() {
        underWay++;
        mostAtOnce = Math.max(mostAtOnce, underWay);
        return new UnderWay();
    }

    synchronized void add(RecordedRequest request) {
        requests.add(request);
    }

    synchronized void addGivenUp(RecordedRequest request) {
        givenUp.add(request);
    }

    synchronized List<RecordedRequest> givenUp() {
        return List.copyOf(givenUp);
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    synchronized void forget() {
        requests.clear();
        givenUp.clear();
        mostAtOnce = underWay;
    }
}
