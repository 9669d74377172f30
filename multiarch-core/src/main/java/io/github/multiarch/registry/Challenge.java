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
 * How a server wants to be shown who asks: one challenge of a {@code WWW-Authenticate} header, <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC
 * 9110, section 11.6.1</a>.
 *
 * @param scheme lower case: {@code basic}, {@code bearer}
 * @param parameters by their name in lower case
 */
record Challenge(String scheme, SortedMap<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*+(" + TOKEN + ")\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(" + TOKEN + "))\\s*+");
    private static final Pattern SCHEME =
            Pattern.compile("[\\s,]*+(" + TOKEN + ")(?:\\s++([A-Za-z0-9._~+/-]++=*+)(?=\\s*+(?:,|$)))?(?=[\\s,]|$)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    Challenge {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Without values, which a server chose. */
    @Override
    public String toString() {
        return scheme + " " + parameters.keySet();
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Reads what is readable, and passes over the rest. */
    static List<Challenge> parse(List<String> headers) {
        var challenges = new ArrayList<Challenge>();
        for (var header : headers) {
            int at = 0;
            var scheme = SCHEME.matcher(header);
            while (at < header.length() && scheme.region(at, header.length()).lookingAt()) {
                var parameters = new TreeMap<String, String>();
                at = parameters(header, scheme.end(), parameters);
                challenges.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
            }
        }
        return challenges;
    }

    private static int parameters(String header, int start, SortedMap<String, String> parameters) {
        int at = start;
        var parameter = PARAMETER.matcher(header);
        while (parameter.region(at, header.length()).lookingAt()) {
            parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value(parameter));
            at = parameter.end();
            if (at == header.length() || header.charAt(at) != ',') {
                return at;
            }
            at++;
        }
        return at;
    }

    private static String value(Matcher parameter) {
        var quoted = parameter.group(2);
        return quoted == null ? parameter.group(3) : ESCAPE.matcher(quoted).replaceAll("$1");
    }
}
