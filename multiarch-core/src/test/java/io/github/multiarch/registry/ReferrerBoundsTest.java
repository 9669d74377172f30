package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that have no end, or none that anybody waits for. */
class ReferrerBoundsTest {
    private final ReferrerFixture lists = new ReferrerFixture();

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void aCircleIsLeft() throws IOException {
        lists.page(Optional.of("?p=2"), 1);
        lists.page(Optional.of("?p=3"), 2);
        lists.page(Optional.of("?p=2"), 3);
        var referrers = lists.ask();
        assertEquals(3, referrers.list().size());
        var reason = referrers.unread().orElseThrow();
        assertTrue(reason.contains("from page 3 of the list back to one that was read before"), reason);
        assertEquals(3, lists.pages().size());
    }

    @Test
    void theFirstPageAgainIsACircle() throws IOException {
        lists.page(Optional.of(lists.path), 1);
        assertTrue(lists.ask().unread().orElseThrow().contains("from page 1 of the list back"));
        assertEquals(1, lists.pages().size());
    }

    @Test
    void noMoreThanAHundredPagesAreRead() throws IOException {
        lists.fixture.registry.rules().listReferrers(1);
        lists.attach(ReferrerPages.MOST_PAGES);
        assertEquals(Optional.empty(), lists.ask().unread());
        lists.attach(ReferrerPages.MOST_PAGES + 1);
        var referrers = lists.ask();
        assertEquals(ReferrerPages.MOST_PAGES, referrers.list().size());
        assertEquals(ReferrerPages.MOST_PAGES, lists.pages().size());
        var reason = referrers.unread().orElseThrow();
        assertTrue(reason.contains("read up to page 100, with 100 entries"), reason);
    }

    @Test
    void noPageIsReadAfterTenThousandEntries() throws IOException {
        lists.page(Optional.of("?p=2"), 1);
        lists.page(
                Optional.of("?p=3"),
                IntStream.range(1, ReferrerPages.MOST_ENTRIES + 1).toArray());
        lists.page(Optional.empty(), ReferrerPages.MOST_ENTRIES + 1);
        var referrers = lists.ask();
        assertEquals(ReferrerPages.MOST_ENTRIES, referrers.list().size());
        var reason = referrers.unread().orElseThrow();
        assertTrue(reason.contains("up to page 2, with 10000 entries"), reason);
    }

    @Test
    void noPageIsReadAfterSixteenMegabytes() throws IOException {
        var blanks =
                " ".repeat(OciJson.MAX_DOCUMENT_BYTES - ReferrerFixture.json(1).length());
        for (int i = 1; i <= 5; i++) {
            lists.fixture
                    .registry
                    .on("GET", ReferrerFixture.REFERRERS)
                    .times(1)
                    .answer(200, Map.of("Link", "<?p=" + i + ">; rel=next"), ReferrerFixture.json(i) + blanks);
        }
        assertTrue(lists.ask().unread().orElseThrow().contains("up to page 4, with 4 entries in 16777216 bytes"));
        assertEquals(4, lists.pages().size());
    }
}
