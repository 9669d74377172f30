package com.example.orders;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints a line of JSON about itself, and serves its orders when told {@code --serve [PORT]}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        var json = JsonMapper.builder().build();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(json.writeValueAsString(SelfCheck.run()));
        if (args.length > 0 && args[0].equals("--serve")) {
            new OrderServer(json).start(args.length > 1 ? Integer.parseInt(args[1]) : 8080);
        }
    }
}
