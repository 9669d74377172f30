package com.example;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Answers with the processor that it runs on, asks itself, prints that and ends. */
@Controller
public class Application {
    public static void main(String[] args) throws Exception {
        try (var context = Micronaut.run(Application.class, args)) {
            var address = context.getBean(EmbeddedServer.class).getURI().resolve("/greeting");
            var request = HttpRequest.newBuilder(address).build();
            System.out.println("it answered: "
                    + HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
        }
        System.exit(0);
    }

    @Get("/greeting")
    String greeting() {
        return System.getProperty("os.arch");
    }
}
