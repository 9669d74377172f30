package com.example.library;

public final class Greeting {
    private Greeting() {}

    public static String text() {
        return "hello";
    }
}
