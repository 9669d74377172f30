package com.example;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Answers with the processor that it runs on, asks itself, prints that and ends. */
@Path("/greeting")
public class Greeting {
    @GET
    public String greeting() {
        return System.getProperty("os.arch");
    }

    void client(@Observes StartupEvent event) {
        new Thread(this::ask).start();
    }

    private void ask() {
        try {
            System.out.println("it answered: " + answer());
            Quarkus.asyncExit(0);
        } catch (Exception e) {
            e.printStackTrace();
            Quarkus.asyncExit(1);
        }
    }

    /** The server listens after this event. */
    private static String answer() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/greeting")).build();
        while (true) {
            try {
                return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
            } catch (ConnectException e) {
                Thread.sleep(50);
            }
        }
    }
}
