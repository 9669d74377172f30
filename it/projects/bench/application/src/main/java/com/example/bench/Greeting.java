package com.example.bench;

/** The class that changes: the benchmark writes another text. */
final class Greeting {
    private Greeting() {}

    static String text() {
        return "first";
    }
}
