package com.example.natives;

import java.util.Objects;

/** Native code that was loaded for another machine would answer something else, if anything. */
final class Expect {
    private Expect() {}

    static void same(Object expected, Object actual) {
        if (!Objects.deepEquals(expected, actual)) {
            throw new IllegalStateException("expected " + expected + " and got " + actual);
        }
    }
}
