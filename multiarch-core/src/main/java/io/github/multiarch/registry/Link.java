package io.github.multiarch.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an answer leads on to: one value of a {@code Link} header, <a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288, section 3</a>, which
 * takes the place of RFC 5988.
 *
 * @param target as the server wrote it, not yet held against anything
 * @param parameters by their name in lower case; the first value of each; empty text where there is none
 */
record Link(String target, SortedMap<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern TARGET = Pattern.compile("[\\s,]*+<([^>]*+)>");
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*+;\\s*+(?:(" + TOKEN + ")(?:\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;,\"]++)))?)?");
    private static final Pattern END = Pattern.compile("\\s*+(?:,|$)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    Link {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Without the query, which may be secret, and in bounds: a server chose it. */
    @Override
    public String toString() {
        return "<" + CleanText.withoutQuery(target) + ">";
    }

    /** Whether it leads to the next part of what was answered. One with an anchor is about something else (section 3.2). */
    boolean isNext() {
        return !parameters.containsKey("anchor")
                && List.of(parameters
                                .getOrDefault("rel", "")
                                .toLowerCase(Locale.ROOT)
                                .split("\\s+"))
                        .contains("next");
    }

    /** Reads each header as far as it is readable, and passes over the rest. */
    static List<Link> parse(List<String> headers) {
        var links = new ArrayList<Link>();
        for (var header : headers) {
            int at = 0;
            var target = TARGET.matcher(header);
            var end = END.matcher(header);
            while (at < header.length() && target.region(at, header.length()).lookingAt()) {
                var parameters = new TreeMap<String, String>();
                at = parameters(header, target.end(), parameters);
                if (!end.region(at, header.length()).lookingAt()) {
                    break;
                }
                links.add(new Link(target.group(1).strip(), parameters));
                at = end.end();
            }
        }
        return links;
    }

    /** What is to be followed; empty when these headers name nothing of the kind that can be read. */
    static Optional<Link> next(List<String> headers) {
        return parse(headers).stream().filter(Link::isNext).findFirst();
    }

    private static int parameters(String header, int start, SortedMap<String, String> parameters) {
        int at = start;
        var parameter = PARAMETER.matcher(header);
        while (parameter.region(at, header.length()).lookingAt()) {
            at = parameter.end();
            if (parameter.group(1) != null) {
                parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value(parameter));
            }
        }
        return at;
    }

    private static String value(Matcher parameter) {
        if (parameter.group(2) != null) {
            return ESCAPE.matcher(parameter.group(2)).replaceAll("$1");
        }
        return parameter.group(3) == null ? "" : parameter.group(3);
    }
}
