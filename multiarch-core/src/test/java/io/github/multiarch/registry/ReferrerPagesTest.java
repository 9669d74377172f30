package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.RecordedRequest;
import io.github.multiarch.registry.fake.RedirectTarget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrerPagesTest {
    private final ReferrerFixture lists = new ReferrerFixture();
    private final RedirectTarget elsewhere = RedirectTarget.start();

    @AfterEach
    void close() {
        lists.close();
        elsewhere.close();
    }

    @Test
    void allPagesAreOneListWithCredentialsForEach() throws IOException {
        lists.fixture.registry.rules().listReferrers(2);
        var attached = lists.attach(5);
        lists.fixture.registry.requireBearer("ann", "secret");
        var referrers = lists.fixture.loggedIn("ann", "secret").repository().referrers(lists.image.digest());
        assertEquals(Optional.empty(), referrers.unread());
        assertEquals(List.copyOf(attached), ReferrerFixture.digests(referrers));
        assertEquals(
                3,
                lists.pages().stream().map(RecordedRequest::target).distinct().count());
    }

    @Test
    void aLastPageThatIsFullIsTheLast() throws IOException {
        lists.fixture.registry.rules().listReferrers(2);
        lists.attach(4);
        assertEquals(4, lists.ask().list().size());
        assertEquals(2, lists.pages().size());
    }

    @Test
    void aDigestOnTwoPagesCountsOnce() throws IOException {
        lists.page(Optional.of("?p=2"), 1, 2, 2);
        lists.page(Optional.empty(), 2, 3);
        assertEquals(
                List.of(ReferrerFixture.digest(1), ReferrerFixture.digest(2), ReferrerFixture.digest(3)),
                ReferrerFixture.digests(lists.ask()));
    }

    @Test
    void theQueryIsSentAsItWasGiven() throws IOException {
        lists.page(
                Optional.of("http://" + lists.fixture.registry.host() + lists.path.replace(":", "%3a")
                        + "?sig=a%2Fb+c%3D&&z#x"),
                1);
        lists.page(Optional.empty(), 2);
        assertEquals(Optional.empty(), lists.ask().unread());
        assertEquals(lists.path + "?sig=a%2Fb+c%3D&&z", lists.pages().get(1).target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ELSEWHERE/v2/team/app/referrers/DIGEST?p=2",
                "//ELSEWHERE/v2/team/app/referrers/DIGEST?p=2",
                "https://HOME/v2/team/app/referrers/DIGEST?p=2",
                "http://ann:secret@HOME/v2/team/app/referrers/DIGEST?p=2",
                "/v2/other/app/referrers/DIGEST?p=2",
                "/v2/team/app/referrers/../referrers/DIGEST?p=2",
                "/v2/team/app/referrers/DIGEST/?p=2",
                "/v2/",
                "2?p=2",
                "file:///etc/passwd",
            })
    void whatLeadsElsewhereIsToldAndNotFollowed(String link) throws IOException {
        lists.fixture.registry.requireBasic("ann", "secret");
        var target = link.replace("ELSEWHERE", elsewhere.host())
                .replace("HOME", lists.fixture.registry.host())
                .replace("DIGEST", lists.image.digest().toString());
        var repository = lists.fixture.loggedIn("ann", "secret").repository();
        repository.checkPushAccess();
        lists.fixture.registry.forgetRequests();
        lists.page(Optional.of(target), 1);
        var referrers = repository.referrers(lists.image.digest());
        assertEquals(List.of(ReferrerFixture.digest(1)), ReferrerFixture.digests(referrers));
        var reason = referrers.unread().orElseThrow();
        assertTrue(reason.contains("which is not where it was asked for"), reason);
        assertTrue(reason.contains("has to mend this"), reason);
        assertFalse(reason.contains("secret"), reason);
        assertFalse(reason.contains("p=2"), reason);
        assertEquals("", elsewhere.transcript());
        assertEquals(
                List.of(lists.path),
                lists.pages().stream().map(RecordedRequest::target).toList());
    }

    @Test
    void whatAQueryOpensIsNotShown() throws IOException {
        lists.page(Optional.of("?sig=0123456789abcdef"), 1);
        lists.fixture.registry.on("GET", ReferrerFixture.REFERRERS).answer(400, Map.of(), """
                {"errors":[{"code":"UNSUPPORTED","message":"bad 0123456789abcdef"}]}""");
        var reason = lists.ask().unread().orElseThrow();
        assertTrue(reason.contains("bad ***"), reason);
    }

    /** Who was sent away must not be sent back by a stranger with a query of its choice. */
    @Test
    void aStrangersLinkIsNotFollowedHome() throws IOException {
        elsewhere.answer(
                200,
                Map.of("Link", "<http://" + lists.fixture.registry.host() + lists.path + "?p=2>; rel=next"),
                ReferrerFixture.json(1));
        lists.fixture
                .registry
                .on("GET", ReferrerFixture.REFERRERS)
                .answer(307, Map.of("Location", elsewhere.url(lists.path)), "");
        var referrers = lists.ask();
        assertEquals(List.of(ReferrerFixture.digest(1)), ReferrerFixture.digests(referrers));
        assertTrue(referrers.unread().orElseThrow().contains("not where it was asked for"));
        assertEquals(1, lists.pages().size());
    }

    @Test
    void aLinkThatCannotBeReadIsTold() throws IOException {
        lists.fixture
                .registry
                .on("GET", ReferrerFixture.REFERRERS)
                .answer(200, Map.of("Link", lists.path + "?p=2; rel=\"next\""), ReferrerFixture.json(1));
        var reason = lists.ask().unread().orElseThrow();
        assertTrue(reason.contains("sent the Link '" + lists.path + "?…', which cannot be read"), reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500, 503})
    void whatFailsLaterCostsOnlyTheRest(int status) throws IOException {
        lists.page(Optional.of("?p=2"), 1);
        lists.fixture.registry.on("GET", ReferrerFixture.REFERRERS).fault(new Fault.Status(status));
        var referrers = lists.ask();
        assertEquals(List.of(ReferrerFixture.digest(1)), ReferrerFixture.digests(referrers));
        assertTrue(referrers.unread().orElseThrow().contains("GET with " + status));
        assertEquals(2, lists.pages().size(), "nothing depends on it");
        assertTrue(lists.fixture.requests("GET").stream()
                .noneMatch(request -> request.target().contains("/manifests/")));
    }

    @Test
    void nothingIsUsedOfALaterPageThatIsNoList() throws IOException {
        lists.page(Optional.of("?p=2"), 1);
        lists.fixture
                .registry
                .on("GET", ReferrerFixture.REFERRERS)
                .answer(200, Map.of(), ReferrerFixture.json(2).replace("\"size\":7", "\"size\":-7"));
        var referrers = lists.ask();
        assertEquals(List.of(ReferrerFixture.digest(1)), ReferrerFixture.digests(referrers));
        var reason = referrers.unread().orElseThrow();
        assertTrue(reason.contains("sent something else than a list"), reason);
    }
}
