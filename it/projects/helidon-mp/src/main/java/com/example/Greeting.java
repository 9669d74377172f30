package com.example;

import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Answers with the processor that it runs on, asks itself, prints that and ends. */
@Path("/greeting")
@ApplicationScoped
public class Greeting {
    @GET
    public String greeting() {
        return System.getProperty("os.arch");
    }

    void client(@Observes @Initialized(ApplicationScoped.class) Object event, BeanManager beans) {
        new Thread(() -> ask(beans.getExtension(ServerCdiExtension.class))).start();
    }

    /** The server listens after this event, and then knows its port. */
    private static void ask(ServerCdiExtension server) {
        try {
            while (!server.started()) {
                Thread.sleep(50);
            }
            var address = URI.create("http://127.0.0.1:" + server.port() + "/greeting");
            var request = HttpRequest.newBuilder(address).build();
            System.out.println("it answered: "
                    + HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
