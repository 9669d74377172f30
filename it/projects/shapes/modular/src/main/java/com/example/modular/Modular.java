package com.example.modular;

import com.example.greeting.Greeting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;

/** Says which module it is in, what its resource says, and what the service says. */
public final class Modular {
    private Modular() {}

    public static void main(String[] args) throws IOException {
        System.out.println("started in " + Modular.class.getModule());
        try (var in = Modular.class.getResourceAsStream("word.txt")) {
            System.out.println(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim());
        }
        ServiceLoader.load(Greeting.class).forEach(greeting -> System.out.println(greeting.text()));
    }
}
