package com.example.library;

/** What every service says. */
public final class Greeting {
    private Greeting() {}

    public static String of(String service) {
        return "this is " + service;
    }
}
