package io.github.multiarch.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whom a file or folder of an image belongs to, as a user says it. */
public sealed interface Owner {
    /** The user that containers run as, whoever that is. */
    Owner IMAGE_USER = new ImageUser();

    /**
     * Numbers.
     *
     * @param user 0 to {@link FileAccess#MOST_ID}
     * @param group likewise
     */
    record Numbers(long user, long group) implements Owner {
        /** The user and the group 0. */
        public static final Numbers ROOT = new Numbers(0, 0);

        /** Checks them. */
        public Numbers {
            new FileAccess(0, user, group);
        }

        @Override
        public String toString() {
            return user + ":" + group;
        }
    }

    /** The user that containers run as. */
    record ImageUser() implements Owner {
        @Override
        public String toString() {
            return "user";
        }
    }

    /** Ten digits hold the greatest number. */
    Pattern NUMBERS = Pattern.compile("([0-9]{1,10})(?::([0-9]{1,10}))?");

    /**
     * Reads an owner.
     *
     * @param text {@code user}, a number, or two with a colon between them
     * @return a user alone is of the group 0, as engines run it
     * @throws IllegalArgumentException when it is something else
     */
    static Owner parse(String text) {
        return text.equals("user")
                ? IMAGE_USER
                : numbers(text)
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "'" + text
                                                + "' is no owner; expected numbers such as 1000 or 1000:1000, or 'user' for the one that containers run as"));
    }

    /**
     * The numbers of the user that containers run as.
     *
     * @param user of an image's config; nothing is root
     * @return empty when it is a name, whose number only the image's own files know
     */
    static Optional<Numbers> ofImage(Optional<String> user) {
        var text = user.orElse("");
        return switch (text) {
            case "", "root", "root:root", "0:root", "root:0" -> Optional.of(Numbers.ROOT);
            default -> numbers(text);
        };
    }

    private static Optional<Numbers> numbers(String text) {
        var match = NUMBERS.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long group = match.group(2) == null ? 0 : Long.parseLong(match.group(2));
        return Optional.of(new Numbers(Long.parseLong(match.group(1)), group));
    }
}
