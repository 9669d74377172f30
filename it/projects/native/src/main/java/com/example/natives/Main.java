package com.example.natives;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;

/** Calls the native code of each library, whatever came of the others, and prints one JSON object about it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var outcomes = new EnumMap<Library, Outcome>(Library.class);
        for (var library : Library.values()) {
            outcomes.put(library, Outcome.of(library.call()));
        }
        var report = new Report(System.getProperty("os.arch"), outcomes);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report.json());
    }
}
