package io.github.multiarch.fuzz;

/** What Jazzer calls: one parser's check, whose name is the only argument. Needs nothing of Jazzer to compile. */
public final class FuzzTarget {
    private static ParserCheck parser;

    private FuzzTarget() {}

    /** Called once, by this name. */
    public static void fuzzerInitialize(String[] args) {
        parser = ParserChecks.named(args[0]);
    }

    /** Called with each input, by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        parser.check().accept(input);
    }
}
