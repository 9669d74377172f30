package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "</v2/a?last=1>; rel=\"next\"                          | /v2/a?last=1",
                "</v2/a?last=1>;rel=next                               | /v2/a?last=1",
                "< /a >  ;  REL = \"last Next\"                        | /a",
                "</a>; rel=prev, </b>; rel=next                        | /b",
                "</a,b;c>; title=\", </c>; rel=prev\" ;; rel=next,     | /a,b;c",
                "</a>; rel=prev; rel=next, </b>; title; rel=next       | /b",
                "</a>; rel=next; anchor=\"#x\", </b>; rel=next         | /b",
                "<>; rel=next                                          | ``",
            })
    void theNextOneIsFound(String header, String target) {
        assertEquals(Optional.of(target), Link.next(List.of(header)).map(Link::target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "</a>",
                "</a>; rel=nextpage",
                "</a>; rel=\"\"",
                "</a>; title=\"rel=next\"",
                "/a; rel=next",
                "</a; rel=next",
                "</a>; rel=\"next",
                "</a>; rel=next \"",
                "</a>; rel=",
            })
    void otherwiseThereIsNone(String header) {
        assertEquals(Optional.empty(), Link.next(List.of(header)));
    }

    @Test
    void parametersAreReadOnceAndWithoutTheirQuotes() {
        assertEquals(
                List.of(new Link("a", new TreeMap<>(Map.of("title", "x\"\\y", "rel", "", "hreflang", "de")))),
                Link.parse(List.of("<a>; title=\"x\\\"\\\\y\"; Title=z; rel; hreflang=de")));
    }

    @Test
    void eachHeaderCountsForItself() {
        assertEquals(
                Optional.of("/b"),
                Link.next(List.of("</a>; rel=\"", "</b>; rel=next")).map(Link::target));
    }
}
