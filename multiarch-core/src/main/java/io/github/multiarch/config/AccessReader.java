package io.github.multiarch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads owners and modes, noting everything that is wrong with them. */
final class AccessReader {
    private static final Pattern MODE = Pattern.compile("[0-7]{3,5}");
    private static final int OCTAL = 8;
    private static final int MOST_MODE = 07777;

    private final Problems problems;

    AccessReader(Problems problems) {
        this.problems = problems;
    }

    AccessSettings read(List<AccessParameters> directories, List<AccessParameters> permissions) {
        var folders = new ArrayList<MadeFolder>();
        var paths = new TreeSet<String>();
        for (var given : directories) {
            path("directories", given, AccessReader::folder).ifPresent(path -> {
                var subject = "directories " + path;
                if (!paths.add(path)) {
                    problems.add(subject, "is there twice; remove one of them");
                }
                folders.add(new MadeFolder(
                        path, mode(subject, given).orElse(FileAccess.FOLDER.mode()), owner(subject, given)));
            });
        }
        var rules = new ArrayList<AccessRule>();
        for (var given : permissions) {
            path("permissions", given, PathPattern::new).ifPresent(pattern -> {
                var subject = "permissions " + pattern;
                if (given.mode().isEmpty() && given.owner().isEmpty()) {
                    problems.add(subject, "says nothing; add a <mode> such as 0640, or an <owner> such as 1000:1000");
                }
                rules.add(new AccessRule(pattern, mode(subject, given), owner(subject, given)));
            });
        }
        return new AccessSettings(folders, rules);
    }

    private <T> Optional<T> path(String parameter, AccessParameters given, Function<String, T> parser) {
        if (given.path().isEmpty()) {
            problems.add(parameter, "an entry has no <path>");
            return Optional.empty();
        }
        return problems.attempt(
                parameter + " " + given.path().get(),
                () -> parser.apply(given.path().get()));
    }

    private static String folder(String text) {
        var path = new ImagePath(text).text();
        if (path.equals("/")) {
            throw new IllegalArgumentException("the root is every image's own; name a folder in it");
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Optional<Integer> mode(String subject, AccessParameters given) {
        return given.mode().flatMap(text -> problems.attempt(subject, () -> mode(text)));
    }

    private static int mode(String text) {
        int mode = MODE.matcher(text).matches() ? Integer.parseInt(text, OCTAL) : -1;
        if (mode < 0 || mode > MOST_MODE) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no mode; expected octal digits such as 0600, 755 or 1777");
        }
        return mode;
    }

    private Optional<Owner> owner(String subject, AccessParameters given) {
        return given.owner().flatMap(text -> problems.attempt(subject, () -> Owner.parse(text)));
    }
}
